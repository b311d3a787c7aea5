package dev.alambique.migration.cli.page;

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
    private static final int COLOURS = 6;

    Markup markup() {
        List<Row> rows = Lanes.of(revisions);
        int width =
                2 * MARGIN + LANE * (rows.stream().mapToInt(Row::width).max().orElse(1) - 1);
        return Element.of("nav", "graph")
                .with("aria-label", "Graph of revisions")
                .holding(
                        Element.of("div", "rails").holding(picture(rows, width), names(width)),
                        Element.of("p", "more")
                                .holding(Element.of("a").with("href", "#schema").holding("The whole schema")));
    }

    private Element picture(List<Row> rows, int width) {
        List<Element> lines = new ArrayList<>();
        List<Element> circles = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int y = i * ROW + ROW / 2;
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

    private Element circle(Row row, int y) {
        String state = booked.flatMap(each -> each.of(row.revision().version()))
                .map(Words::state)
                .orElse("unknown");
        return Element.of("circle", colour(row.lane()) + " " + state)
                .with("cx", x(row.lane()))
                .with("cy", y)
                .with("r", "5.5");
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
