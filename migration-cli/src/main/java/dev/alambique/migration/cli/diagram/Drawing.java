package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.cli.markup.Element;
import java.util.ArrayList;
import java.util.List;

/** A layout drawn as SVG; colours are the style sheet's. */
final class Drawing {
    private static final int MARGIN = 16;
    /** Room for a line from a box to itself. */
    private static final int LOOP = 48;
    /** How far a picture shrinks to fit before it scrolls: letters stay legible. */
    private static final double SMALLEST = 0.72;

    private Drawing() {}

    static Element of(Layout layout) {
        boolean loops = layout.routes().stream().anyMatch(each -> each.end().x() == layout.width());
        int width = layout.width() + 2 * MARGIN + (loops ? LOOP : 0);
        int height = layout.height() + 2 * MARGIN;
        List<Element> parts = new ArrayList<>();
        layout.routes().forEach(each -> parts.add(RouteDrawing.of(each)));
        layout.boxes().forEach(each -> parts.add(BoxDrawing.of(each)));
        return Element.of("svg", "diagram")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("width", width)
                .with("height", height)
                .with("viewBox", -MARGIN + " " + -MARGIN + " " + width + " " + height)
                .with("style", "min-width:" + Math.round(width * SMALLEST) + "px")
                .with("role", "img")
                .with(
                        "aria-label",
                        "Entity-relationship diagram of " + layout.boxes().size() + " tables, views and types")
                .holding(parts);
    }
}
