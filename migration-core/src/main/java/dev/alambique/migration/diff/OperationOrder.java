package dev.alambique.migration.diff;

import dev.alambique.migration.operation.ConstraintOperation.RenameConstraint;
import dev.alambique.migration.operation.IndexOperation.RenameIndex;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.schema.TemporaryNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts operations into an order in which each can run: what it needs is there, what stands on what it drops is gone, and
 * a name is free before it is given again. Ties are broken by kind and name, so that the order depends on nothing else.
 * The order read backwards is one for the inverses.
 */
final class OperationOrder {
    private final List<Operation> operations;
    private final TemporaryNames temporary;
    private final List<Set<Integer>> followers = new ArrayList<>();
    private final int[] waitsFor;

    private OperationOrder(List<Operation> operations, TemporaryNames temporary) {
        this.temporary = temporary;
        Comparator<Operation> stable = Comparator.<Operation>comparingInt(each -> each.accept(Rank.INSTANCE))
                .thenComparing(Summary::of);
        this.operations = operations.stream().sorted(stable).toList();
        this.waitsFor = new int[operations.size()];
        operations.forEach(each -> followers.add(new HashSet<>()));
    }

    /**
     * The operations in their order.
     *
     * @param temporary for those that a name has to wait for
     */
    static List<Operation> of(List<Operation> operations, TemporaryNames temporary, Families families) {
        List<Operation> all = new ArrayList<>(operations);
        while (true) {
            OperationOrder order = new OperationOrder(all, temporary);
            order.connect(new Footprints(families));
            List<Operation> sorted = order.sort();
            if (sorted.size() == all.size()) {
                return sorted;
            }
            order.breakCircle(all);
        }
    }

    /** Names that change places cannot be given one after the other: one of them is free meanwhile. */
    private void breakCircle(List<Operation> all) {
        List<Operation> circle = circle();
        for (Operation operation : circle) {
            if (operation instanceof RenameIndex rename && !temporary.isGiven(rename.to())) {
                String between = temporary.next();
                all.remove(rename);
                all.add(new RenameIndex(rename.table(), rename.index(), between));
                all.add(new RenameIndex(rename.table(), rename.index().withName(between), rename.to()));
                return;
            }
            if (operation instanceof RenameConstraint rename && !temporary.isGiven(rename.to())) {
                String between = temporary.next();
                all.remove(rename);
                all.add(new RenameConstraint(rename.table(), rename.constraint(), between));
                all.add(new RenameConstraint(rename.table(), rename.constraint().withName(between), rename.to()));
                return;
            }
        }
        throw new IllegalStateException("these operations wait for each other: "
                + circle.stream().map(Summary::of).collect(Collectors.joining("; ")));
    }

    /** Operations of which each waits for the one before it, and the first for the last. */
    private List<Operation> circle() {
        List<Integer> path = new ArrayList<>();
        int next = IntStream.range(0, waitsFor.length)
                .filter(i -> waitsFor[i] > 0)
                .findFirst()
                .orElseThrow();
        while (!path.contains(next)) {
            path.add(next);
            int waiting = next;
            next = IntStream.range(0, waitsFor.length)
                    .filter(i -> waitsFor[i] > 0 && followers.get(i).contains(waiting))
                    .findFirst()
                    .orElseThrow();
        }
        return path.subList(path.indexOf(next), path.size()).stream()
                .sorted()
                .map(operations::get)
                .toList();
    }

    private void connect(Footprints footprinting) {
        Map<String, List<Integer>> creators = new HashMap<>();
        Map<String, List<Integer>> droppers = new HashMap<>();
        List<Footprint> footprints = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Footprint footprint = footprinting.of(operations.get(i));
            footprints.add(footprint);
            for (String name : footprint.creates()) {
                creators.computeIfAbsent(name, any -> new ArrayList<>()).add(i);
            }
            for (String name : footprint.drops()) {
                droppers.computeIfAbsent(name, any -> new ArrayList<>()).add(i);
            }
        }
        for (int i = 0; i < operations.size(); i++) {
            int self = i;
            Footprint footprint = footprints.get(i);
            footprint
                    .needs()
                    .forEach(name -> creators.getOrDefault(name, List.of()).forEach(creator -> before(creator, self)));
            footprint
                    .frees()
                    .forEach(name -> droppers.getOrDefault(name, List.of()).forEach(dropper -> before(self, dropper)));
            footprint
                    .drops()
                    .forEach(name ->
                            creators.getOrDefault(name, List.of()).forEach(creator -> free(name, self, creator)));
        }
    }

    /** A name is free before it is given again, but for a temporary one, which is given before it is freed. */
    private void free(String name, int dropper, int creator) {
        if (temporary.isGiven(name.substring(name.lastIndexOf('.') + 1))) {
            before(creator, dropper);
        } else {
            before(dropper, creator);
        }
    }

    private void before(int first, int second) {
        if (first != second && followers.get(first).add(second)) {
            waitsFor[second]++;
        }
    }

    private List<Operation> sort() {
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < operations.size(); i++) {
            if (waitsFor[i] == 0) {
                ready.add(i);
            }
        }
        List<Operation> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            sorted.add(operations.get(next));
            for (int follower : followers.get(next)) {
                if (--waitsFor[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        return sorted;
    }
}
