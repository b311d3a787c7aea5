package dev.alambique.migration.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Which thing before is which thing after: first by name, where the shape is the same; then, among the rest, by shape
 * alone, which is a renaming. What has the name but another shape is not the same thing: it is dropped and made anew.
 */
final class Pairing<T> {
    private final List<Pair<T>> pairs = new ArrayList<>();
    private final List<T> onlyBefore = new ArrayList<>();
    private final List<T> onlyAfter = new ArrayList<>();

    /** The same thing, before and after. */
    record Pair<T>(T before, T after) {}

    Pairing(List<T> before, List<T> after, Function<T, String> name, UnaryOperator<T> shape) {
        Map<String, T> remaining = new LinkedHashMap<>();
        before.forEach(each -> remaining.put(name.apply(each), each));
        List<T> unmatched = new ArrayList<>();
        for (T each : after) {
            T same = remaining.get(name.apply(each));
            if (same != null && shape.apply(same).equals(shape.apply(each))) {
                pairs.add(new Pair<>(same, each));
                remaining.remove(name.apply(each));
            } else {
                unmatched.add(each);
            }
        }
        Map<T, List<T>> byShape = new HashMap<>();
        remaining
                .values()
                .forEach(each -> byShape.computeIfAbsent(shape.apply(each), any -> new ArrayList<>())
                        .add(each));
        for (T each : unmatched) {
            List<T> alike = byShape.getOrDefault(shape.apply(each), List.of());
            if (alike.isEmpty()) {
                onlyAfter.add(each);
            } else {
                T renamed = alike.remove(0);
                remaining.remove(name.apply(renamed));
                pairs.add(new Pair<>(renamed, each));
            }
        }
        onlyBefore.addAll(remaining.values());
    }

    List<Pair<T>> pairs() {
        return pairs;
    }

    List<T> onlyBefore() {
        return onlyBefore;
    }

    List<T> onlyAfter() {
        return onlyAfter;
    }
}
