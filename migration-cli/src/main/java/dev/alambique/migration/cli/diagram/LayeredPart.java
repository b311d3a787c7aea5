package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables that refer to one another, in layers, and the lines between them. */
final class LayeredPart {
    private static final int BETWEEN = 72;
    private static final int PER_LINE = 3;
    private static final int MOST = 72;

    private final List<Box> boxes;
    private final List<Reference> references;
    private final List<List<Slot>> layers = new ArrayList<>();
    private final Map<QualifiedName, Slot> slots = new HashMap<>();
    private final Map<QualifiedName, Integer> layerOf = new HashMap<>();
    private final Map<Reference, List<Slot>> passages = new HashMap<>();
    private final Map<Common, Slot> common = new HashMap<>();

    LayeredPart(List<Box> boxes, List<Reference> references) {
        this.boxes = boxes;
        Set<QualifiedName> names = boxes.stream().map(Box::name).collect(Collectors.toSet());
        this.references = references.stream()
                .filter(each -> !each.isToItself() && names.contains(each.from()))
                .toList();
    }

    Layout layout(int height) {
        for (List<Box> layer : Layering.of(boxes, references, height)) {
            layer.forEach(box -> {
                slots.put(box.name(), Slot.of(box));
                layerOf.put(box.name(), layers.size());
            });
            layers.add(new ArrayList<>(
                    layer.stream().map(box -> slots.get(box.name())).toList()));
        }
        references.forEach(this::join);
        Stacking.settle(layers);
        List<Integer> lefts = lefts();
        List<Placed> placed = boxes.stream()
                .map(box -> new Placed(box, lefts.get(layerOf.get(box.name())), top(slots.get(box.name()))))
                .toList();
        return new Layout(
                placed, references.stream().map(each -> route(each, lefts)).toList());
    }

    /** Leads a line from its end to its start through every layer between them; lines to one column go together. */
    private void join(Reference reference) {
        int start = layerOf.get(reference.from());
        int end = layerOf.get(reference.to());
        int step = Integer.signum(start - end);
        Slot last = slots.get(reference.to());
        int port = last.port(reference.target());
        List<Slot> through = new ArrayList<>();
        for (int layer = end + step; layer != start; layer += step) {
            Common key = new Common(reference.to(), reference.target(), layer);
            Slot passage = common.get(key);
            if (passage == null) {
                passage = Slot.passage();
                common.put(key, passage);
                layers.get(layer).add(passage);
                Slot.join(last, port, passage, passage.port(""));
            }
            through.add(0, passage);
            last = passage;
            port = passage.port("");
        }
        passages.put(reference, through);
        if (start != end) {
            Slot from = slots.get(reference.from());
            Slot.join(last, port, from, from.port(reference.column()));
        }
    }

    /** A passage of all lines to a column. */
    private record Common(QualifiedName to, String target, int layer) {}

    /** Layers are as wide as their widest box, and the more lines, the farther apart. */
    private List<Integer> lefts() {
        List<Integer> lefts = new ArrayList<>();
        int left = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            lefts.add(left);
            left += width(layer) + BETWEEN + Math.min(MOST, PER_LINE * linesRightOf(layer));
        }
        return lefts;
    }

    private int width(int layer) {
        return layers.get(layer).stream()
                .flatMap(slot -> slot.box().stream())
                .mapToInt(Box::width)
                .max()
                .orElse(0);
    }

    private int linesRightOf(int layer) {
        return (int) references.stream()
                .filter(each -> Math.min(layerOf.get(each.from()), layerOf.get(each.to())) <= layer
                        && Math.max(layerOf.get(each.from()), layerOf.get(each.to())) > layer)
                .count();
    }

    private static int top(Slot slot) {
        return (int) Math.round(slot.top());
    }

    private Route route(Reference reference, List<Integer> lefts) {
        int from = layerOf.get(reference.from());
        int to = layerOf.get(reference.to());
        List<Route.Passage> pieces = new ArrayList<>();
        List<Slot> through = passages.get(reference);
        int step = Integer.signum(to - from);
        for (int i = 0; i < through.size(); i++) {
            int layer = from + step * (i + 1);
            int left = lefts.get(layer);
            int right = left + width(layer);
            int y = (int) Math.round(through.get(i).middle());
            pieces.add(step > 0 ? new Route.Passage(left, right, y) : new Route.Passage(right, left, y));
        }
        return new Route(
                reference,
                end(reference.from(), reference.column(), to >= from ? Route.Side.RIGHT : Route.Side.LEFT, lefts),
                pieces,
                end(reference.to(), reference.target(), from >= to ? Route.Side.RIGHT : Route.Side.LEFT, lefts));
    }

    private Route.End end(QualifiedName table, String column, Route.Side side, List<Integer> lefts) {
        Slot slot = slots.get(table);
        int layer = layerOf.get(table);
        int left = lefts.get(layer);
        int y = top(slot) + slot.port(column);
        int width = slot.box().map(Box::width).orElse(0);
        return side == Route.Side.RIGHT
                ? Route.End.clearOf(left + width, y, side, left + width(layer))
                : Route.End.clearOf(left, y, side, left);
    }
}
