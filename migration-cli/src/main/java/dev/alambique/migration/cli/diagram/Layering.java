package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts boxes into layers, from left to right: a table stands to the right of those that it refers to, as far as no circle
 * forbids it, and no layer is much higher than the picture should be.
 */
final class Layering {
    static final int GAP = 26;

    private final Map<QualifiedName, Box> boxes = new TreeMap<>();
    private final Map<QualifiedName, Set<QualifiedName>> targets = new HashMap<>();
    private final Map<QualifiedName, Integer> layers = new HashMap<>();
    private final Map<Integer, Integer> heights = new HashMap<>();
    private final int limit;

    private Layering(Collection<Box> boxes, Collection<Reference> references, int limit) {
        boxes.forEach(box -> {
            this.boxes.put(box.name(), box);
            targets.put(box.name(), new TreeSet<>());
        });
        references.stream()
                .filter(each -> !each.isToItself())
                .forEach(each -> targets.get(each.from()).add(each.to()));
        this.limit = limit;
    }

    /**
     * The layers, each a list of boxes by name.
     *
     * @param limit how high a layer should be at most
     */
    static List<List<Box>> of(Collection<Box> boxes, Collection<Reference> references, int limit) {
        Layering layering = new Layering(boxes, references, limit);
        List<Box> order = layering.order();
        order.forEach(layering::place);
        Collections.reverse(order);
        order.forEach(layering::bringNear);
        return layering.result();
    }

    /** Those that are referred to come first; of a circle, one with few references that many refer to. */
    private List<Box> order() {
        List<Box> order = new ArrayList<>();
        Set<QualifiedName> open = new TreeSet<>(boxes.keySet());
        while (!open.isEmpty()) {
            QualifiedName next = Collections.min(
                    open,
                    Comparator.<QualifiedName>comparingLong(name -> openTargets(name, open))
                            .thenComparing(name -> -openSources(name, open)));
            open.remove(next);
            order.add(boxes.get(next));
        }
        return order;
    }

    private long openTargets(QualifiedName name, Set<QualifiedName> open) {
        return targets.get(name).stream().filter(open::contains).count();
    }

    private long openSources(QualifiedName name, Set<QualifiedName> open) {
        return open.stream().filter(each -> targets.get(each).contains(name)).count();
    }

    private void place(Box box) {
        int layer = lowest(box);
        while (!hasRoom(layer, box)) {
            layer++;
        }
        put(box, layer);
    }

    private int lowest(Box box) {
        return targets.get(box.name()).stream()
                        .mapToInt(each -> layers.getOrDefault(each, -1))
                        .max()
                        .orElse(-1)
                + 1;
    }

    private boolean hasRoom(int layer, Box box) {
        int height = heights.getOrDefault(layer, 0);
        return height == 0 || height + GAP + box.height() <= limit;
    }

    private void put(Box box, int layer) {
        layers.put(box.name(), layer);
        heights.merge(layer, box.height(), (height, more) -> height + GAP + more);
    }

    /** A table stands beside the nearest of those that refer to it, where there is room. */
    private void bringNear(Box box) {
        int layer = layers.get(box.name());
        int nearest = targets.entrySet().stream()
                .filter(each -> each.getValue().contains(box.name()))
                .mapToInt(each -> layers.get(each.getKey()))
                .filter(each -> each > layer)
                .min()
                .orElse(layer + 1);
        if (nearest - 1 > layer && hasRoom(nearest - 1, box)) {
            heights.merge(layer, -box.height() - GAP, Integer::sum);
            put(box, nearest - 1);
        }
    }

    private List<List<Box>> result() {
        Map<Integer, List<Box>> result = new TreeMap<>();
        boxes.values()
                .forEach(box -> result.computeIfAbsent(layers.get(box.name()), layer -> new ArrayList<>())
                        .add(box));
        return List.copyOf(result.values());
    }
}
