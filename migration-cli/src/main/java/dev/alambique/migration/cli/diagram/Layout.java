package dev.alambique.migration.cli.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * Where boxes and lines are in a picture. Tables that refer to one another stand in layers from left to right; what stands
 * alone is below, in columns.
 */
record Layout(List<Placed> boxes, List<Route> routes) {
    private static final int LETTER_BOX = 300;
    private static final int LEAST = 560;
    /** How much wider than high a picture may be. */
    private static final double SHAPE = 1.5;

    Layout {
        boxes = List.copyOf(boxes);
        routes = List.copyOf(routes);
    }

    static Layout of(List<Box> boxes, List<Reference> references) {
        List<Layout> joined = new ArrayList<>();
        List<Box> alone = new ArrayList<>();
        for (List<Box> component : Components.of(boxes, references)) {
            if (component.size() > 1) {
                joined.add(new LayeredPart(component, references).layout(height(component)));
            } else {
                alone.addAll(component);
            }
        }
        Layout layered = Shelves.of(joined);
        List<Placed> placed = new ArrayList<>(layered.boxes);
        placed.addAll(new LoosePart(alone).under(layered, height(alone)));
        List<Route> routes = new ArrayList<>(layered.routes);
        references.stream().filter(Reference::isToItself).forEach(each -> routes.add(loop(each, placed)));
        return new Layout(placed, routes);
    }

    private static int height(List<Box> boxes) {
        long all = boxes.stream().mapToLong(box -> box.height() + Layering.GAP).sum();
        return Math.max(LEAST, (int) Math.sqrt(all * LETTER_BOX / SHAPE));
    }

    /** A line from a box to itself leaves and comes back on its right. */
    private static Route loop(Reference reference, List<Placed> placed) {
        Placed at = placed.stream()
                .filter(each -> each.box().name().equals(reference.from()))
                .findFirst()
                .orElseThrow();
        int target = at.y() + at.box().middleOf(reference.target());
        int from = at.y() + at.box().middleOf(reference.column());
        return new Route(
                reference,
                Route.End.clearOf(at.right(), from, Route.Side.RIGHT, at.right()),
                List.of(),
                Route.End.clearOf(at.right(), target, Route.Side.RIGHT, at.right()));
    }

    Layout moved(int right, int down) {
        return new Layout(
                boxes.stream().map(each -> each.moved(right, down)).toList(),
                routes.stream().map(each -> each.moved(right, down)).toList());
    }

    int width() {
        return boxes.stream().mapToInt(Placed::right).max().orElse(0);
    }

    int height() {
        return boxes.stream().mapToInt(Placed::bottom).max().orElse(0);
    }
}
