package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.cli.markup.Element;

/**
 * A line of a diagram, in the notation of crow's feet: three toes where many rows may refer, a bar where one must be
 * referred to, a circle where none need be. A view that reads has none of them.
 */
final class RouteDrawing {
    private static final int FOOT = 12;
    private static final int TOE = 6;
    private static final int BAR = 10;
    private static final int BEND = 60;

    private RouteDrawing() {}

    static Element of(Route route) {
        Reference reference = route.reference();
        return Element.of(
                        "g",
                        (reference.isReading() ? "line reads " : "line ")
                                + reference.change().style())
                .with("data-from", reference.from().toString())
                .with("data-to", reference.to().toString())
                .holding(
                        Element.of("title").holding(reference.tip()),
                        Element.of("path", "reach").with("d", way(route)),
                        Element.of("path", "way").with("d", way(route)),
                        Element.of("path")
                                .with("d", foot(route.start(), reference.rows()) + bar(route.end(), reference.need())),
                        knob(route.end(), reference.need()));
    }

    private static String way(Route route) {
        Route.End start = route.start();
        Route.End end = route.end();
        StringBuilder way = new StringBuilder("M" + start.x() + " " + start.y() + "H" + start.bend());
        int x = start.bend();
        int y = start.y();
        int direction = start.side().outwards();
        for (Route.Passage each : route.passages()) {
            way.append(curve(x, y, direction, each.fromX(), each.y(), -direction))
                    .append("H" + each.toX());
            x = each.toX();
            y = each.y();
        }
        return way.append(curve(x, y, direction, end.bend(), end.y(), end.side().outwards()))
                .append("H" + end.x())
                .toString();
    }

    /** A curve that leaves and arrives level. */
    private static String curve(int x, int y, int direction, int toX, int toY, int toDirection) {
        int bend = direction == toDirection ? BEND / 2 : Math.min(BEND, Math.abs(toX - x) / 2 + 2);
        return "C" + (x + direction * bend) + " " + y + " " + (toX + toDirection * bend) + " " + toY + " " + toX + " "
                + toY;
    }

    private static String foot(Route.End at, Reference.Rows rows) {
        int x = at.x() + at.side().outwards() * FOOT;
        return switch (rows) {
            case ONE -> stroke(at);
            case MANY ->
                "M" + at.x() + " " + (at.y() - TOE) + "L" + x + " " + at.y() + "L" + at.x() + " " + (at.y() + TOE);
            case NEVER_MIND -> "";
        };
    }

    private static String bar(Route.End at, Reference.Need need) {
        return need == Reference.Need.MUST ? stroke(at) : "";
    }

    private static String stroke(Route.End at) {
        return "M" + (at.x() + at.side().outwards() * BAR) + " " + (at.y() - TOE) + "v" + 2 * TOE;
    }

    private static Element knob(Route.End at, Reference.Need need) {
        Element knob = Element.of("circle", "knob")
                .with("cx", at.x() + at.side().outwards() * BAR)
                .with("cy", at.y());
        return knob.with("r", need == Reference.Need.MAY ? "4.5" : "0");
    }
}
