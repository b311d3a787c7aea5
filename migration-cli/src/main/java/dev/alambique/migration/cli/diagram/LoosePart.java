package dev.alambique.migration.cli.diagram;

import java.util.ArrayList;
import java.util.List;

/** Boxes without lines to others, in rows. */
record LoosePart(List<Box> boxes) {
    private static final int BETWEEN = 44;
    private static final int NARROWEST = 900;
    private static final int ABOVE = 44;

    /**
     * The boxes below the others.
     *
     * @param height how high they should be, if that makes them wider than the others
     */
    List<Placed> under(Layout others, int height) {
        int room = Math.max(NARROWEST, Math.max(others.width(), area() / height));
        List<Placed> placed = new ArrayList<>();
        int x = 0;
        int y = others.boxes().isEmpty() ? 0 : others.height() + ABOVE;
        int bottom = y;
        for (Box box : boxes) {
            if (x > 0 && x + box.width() > room) {
                x = 0;
                y = bottom + Layering.GAP;
            }
            placed.add(new Placed(box, x, y));
            x += box.width() + BETWEEN;
            bottom = Math.max(bottom, y + box.height());
        }
        return placed;
    }

    private int area() {
        return boxes.stream()
                .mapToInt(box -> (box.width() + BETWEEN) * (box.height() + Layering.GAP))
                .sum();
    }
}
