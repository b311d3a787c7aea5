package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.QualifiedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Boxes that lines lead to from one another, put together. */
final class Components {
    private final Map<QualifiedName, Set<QualifiedName>> neighbours = new HashMap<>();

    private Components(Collection<Reference> references) {
        references.forEach(each -> {
            neighbours.computeIfAbsent(each.from(), name -> new HashSet<>()).add(each.to());
            neighbours.computeIfAbsent(each.to(), name -> new HashSet<>()).add(each.from());
        });
    }

    /** The boxes of each component, in their order; a box without lines to others is one by itself. */
    static List<List<Box>> of(List<Box> boxes, Collection<Reference> references) {
        Components components = new Components(references);
        Set<QualifiedName> seen = new HashSet<>();
        List<List<Box>> result = new ArrayList<>();
        for (Box box : boxes) {
            if (!seen.contains(box.name())) {
                Set<QualifiedName> reached = components.reachedFrom(box.name());
                seen.addAll(reached);
                result.add(boxes.stream()
                        .filter(each -> reached.contains(each.name()))
                        .toList());
            }
        }
        return result;
    }

    private Set<QualifiedName> reachedFrom(QualifiedName start) {
        Set<QualifiedName> reached = new HashSet<>(Set.of(start));
        Deque<QualifiedName> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            neighbours.getOrDefault(open.pop(), Set.of()).stream()
                    .filter(reached::add)
                    .forEach(open::push);
        }
        return reached;
    }
}
