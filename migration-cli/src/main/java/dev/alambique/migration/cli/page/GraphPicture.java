package dev.alambique.migration.cli.page;

import dev.alambique.migration.cli.graph.Dependency;
import dev.alambique.migration.cli.graph.Lanes;
import dev.alambique.migration.cli.graph.Link;
import dev.alambique.migration.cli.graph.Row;
import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.cli.markup.Markup;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The graph of revisions: lines and circles as SVG, and beside each circle a link to its revision. */
record GraphPicture(Revisions revisions, Optional<Booked> booked) {
    /** As high as the style sheet makes an item of the list. */
    private static final int ROW = 58;

    private static final int LANE = 18;
    private static final int MARGIN = 12;
    private static final int TRACK = 9;
    private static final int CORNER = 6;
    private static final int RADIUS = 6;
    private static final int COLOURS = 6;

    Markup markup() {
        List<Row> rows = Lanes.of(revisions);
        List<Dependency> dependencies = Dependency.among(rows);
        int right = x(rows.stream().mapToInt(Row::width).max().orElse(1) - 1);
        int width = MARGIN
                + dependencies.stream()
                        .mapToInt(each -> track(right, each))
                        .max()
                        .orElse(right);
        return Element.of("nav", "graph")
                .with("aria-label", "Graph of revisions")
                .holding(
                        Element.of("div", "rails")
                                .holding(
                                        picture(rows, width)
                                                .holding(dependencies.stream()
                                                        .map(each -> arrow(rows, each, track(right, each)))
                                                        .toList()),
                                        names(width)),
                        Element.of("p", "more")
                                .holding(Element.of("a").with("href", "#schema").holding("The whole schema")));
    }

    private Element picture(List<Row> rows, int width) {
        List<Element> lines = new ArrayList<>();
        List<Element> circles = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int y = y(i);
            rows.get(i).links().forEach(link -> lines.add(line(link, y)));
            circles.add(circle(rows.get(i), y));
        }
        return Element.of("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("width", width)
                .with("height", rows.size() * ROW)
                .with("aria-hidden", "true")
                .holding(lines)
                .holding(circles);
    }

    private static Element line(Link link, int y) {
        int from = x(link.from());
        int to = x(link.to());
        int middle = y + ROW / 2;
        String way = link.isStraight()
                ? "M" + from + " " + y + "v" + ROW
                : "M" + from + " " + y + "C" + from + " " + middle + " " + to + " " + middle + " " + to + " "
                        + (y + ROW);
        return Element.of("path", colour(Math.max(link.from(), link.to()))).with("d", way);
    }

    private static int track(int right, Dependency dependency) {
        return right + MARGIN + TRACK * dependency.track();
    }

    /** From the right of one circle, along its track, to the right of the other. */
    private static Element arrow(List<Row> rows, Dependency dependency, int track) {
        Row from = rows.get(dependency.from());
        Row to = rows.get(dependency.to());
        int start = x(from.lane()) + RADIUS;
        int end = x(to.lane()) + RADIUS;
        int top = y(dependency.from());
        int bottom = y(dependency.to());
        String way = "M" + start + " " + top + "H" + (track - CORNER) + "q" + CORNER + " 0 " + CORNER + " " + CORNER
                + "V" + (bottom - CORNER) + "q0 " + CORNER + " -" + CORNER + " " + CORNER + "H" + end;
        return Element.of("g", "depends")
                .holding(
                        Element.of("title")
                                .holding(from.revision().version() + " depends on "
                                        + to.revision().version()),
                        Element.of("path", "dashed").with("d", way),
                        Element.of("path").with("d", "M" + (end + 5) + " " + (bottom - 4) + "l-5 4l5 4"));
    }

    private Element circle(Row row, int y) {
        String state = booked.flatMap(each -> each.of(row.revision().version()))
                .map(Words::state)
                .orElse("unknown");
        return Element.of("circle", colour(row.lane()) + " " + state)
                .with("cx", x(row.lane()))
                .with("cy", y)
                .with("r", "5.5");
    }

    private static int y(int row) {
        return row * ROW + ROW / 2;
    }

    private static int x(int lane) {
        return MARGIN + LANE * lane;
    }

    private static String colour(int lane) {
        return "lane" + lane % COLOURS;
    }

    private Element names(int width) {
        List<Element> items = new ArrayList<>();
        List<Revision> all = revisions.all();
        for (int i = all.size() - 1; i >= 0; i--) {
            items.add(Element.of("li").holding(name(all.get(i))));
        }
        return Element.of("ol").with("style", "padding-left:" + width + "px").holding(items);
    }

    private Element name(Revision revision) {
        List<Markup> second = new ArrayList<>();
        second.add(Element.of("code").holding(revision.version().text()));
        booked.flatMap(each -> each.of(revision.version())).ifPresent(entry -> second.add(Pieces.state(entry)));
        return Element.of("a")
                .with("href", "#" + Words.anchor(revision.version()))
                .with("title", revision.message())
                .holding(
                        Element.of("b").holding(revision.message()),
                        Element.of("span").holding(second));
    }
}
