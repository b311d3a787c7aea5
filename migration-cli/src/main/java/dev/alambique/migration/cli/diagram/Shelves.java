package dev.alambique.migration.cli.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Layouts beside and under one another, the largest first, none of them across another. */
final class Shelves {
    private static final int BESIDE = 72;
    private static final int UNDER = 44;
    private static final int NARROWEST = 900;

    private Shelves() {}

    static Layout of(List<Layout> parts) {
        List<Layout> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparing((Layout part) -> -(long) part.width() * part.height()));
        int room = Math.max(
                NARROWEST, sorted.stream().mapToInt(Layout::width).max().orElse(0));
        List<Placed> boxes = new ArrayList<>();
        List<Route> routes = new ArrayList<>();
        int x = 0;
        int y = 0;
        int bottom = 0;
        for (Layout part : sorted) {
            if (x > 0 && x + part.width() > room) {
                x = 0;
                y = bottom + UNDER;
            }
            Layout placed = part.moved(x, y);
            boxes.addAll(placed.boxes());
            routes.addAll(placed.routes());
            x += part.width() + BESIDE;
            bottom = Math.max(bottom, y + part.height());
        }
        return new Layout(boxes, routes);
    }
}
