package dev.alambique.migration.cli.diagram;

import java.util.ArrayList;
import java.util.List;

/** Boxes without lines to others, in columns of one width, each under the shortest so far. */
record LoosePart(List<Box> boxes) {
    private static final int BETWEEN = 32;
    private static final int NARROWEST = 900;
    private static final int ABOVE = 44;

    List<Placed> under(Layout others, int height) {
        if (boxes.isEmpty()) {
            return List.of();
        }
        int pitch = boxes.stream().mapToInt(Box::width).max().orElse(0) + BETWEEN;
        int all = boxes.stream().mapToInt(box -> box.height() + Layering.GAP).sum();
        int room = Math.max(Math.max(NARROWEST, others.width()), all / height * pitch);
        int[] bottoms = new int[Math.max(1, Math.min(boxes.size(), (room + BETWEEN) / pitch))];
        List<Placed> placed = new ArrayList<>();
        int start = others.boxes().isEmpty() ? 0 : others.height() + ABOVE;
        for (Box box : boxes) {
            int column = shortest(bottoms);
            placed.add(new Placed(box, column * pitch, start + bottoms[column]));
            bottoms[column] += box.height() + Layering.GAP;
        }
        return placed;
    }

    private static int shortest(int... bottoms) {
        int shortest = 0;
        for (int i = 1; i < bottoms.length; i++) {
            shortest = bottoms[i] < bottoms[shortest] ? i : shortest;
        }
        return shortest;
    }
}
