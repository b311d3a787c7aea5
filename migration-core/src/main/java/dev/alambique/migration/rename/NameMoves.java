package dev.alambique.migration.rename;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Names that change at once, one after the other: each name is free before it is given, by way of a temporary one. */
final class NameMoves {
    private NameMoves() {}

    /**
     * One renaming of several.
     *
     * @param origin the name at first
     * @param from the name before
     * @param to the name after
     */
    record Step<K>(K origin, K from, K to) {}

    /**
     * The steps that rename all.
     *
     * @param wanted the new name of each old one
     * @param temporary another name, which nothing has, beside a given one
     */
    static <K> List<Step<K>> steps(Map<K, K> wanted, UnaryOperator<K> temporary) {
        List<Step<K>> open = new ArrayList<>();
        wanted.forEach((from, to) -> open.add(new Step<>(from, from, to)));
        List<Step<K>> steps = new ArrayList<>();
        while (!open.isEmpty()) {
            Optional<Step<K>> possible = open.stream()
                    .filter(each ->
                            open.stream().noneMatch(other -> other.from().equals(each.to())))
                    .findFirst();
            if (possible.isPresent()) {
                steps.add(possible.get());
                open.remove(possible.get());
            } else {
                Step<K> first = open.remove(0);
                K between = temporary.apply(first.from());
                steps.add(new Step<>(first.origin(), first.from(), between));
                open.add(new Step<>(first.origin(), between, first.to()));
            }
        }
        return steps;
    }
}
