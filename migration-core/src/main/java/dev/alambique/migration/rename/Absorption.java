package dev.alambique.migration.rename;

import dev.alambique.migration.operation.ConstraintOperation.DropConstraint;
import dev.alambique.migration.operation.ConstraintOperation.RenameConstraint;
import dev.alambique.migration.operation.IndexOperation.DropIndex;
import dev.alambique.migration.operation.IndexOperation.RenameIndex;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Leaves out the renaming of what is dropped afterwards: it is dropped by its old name. */
final class Absorption {
    private final List<Operation> first;
    private final List<Operation> rest;

    Absorption(List<Operation> first, List<Operation> rest) {
        this.first = new ArrayList<>(first);
        this.rest = new ArrayList<>(rest);
    }

    MigrationPlan plan() {
        for (Operation operation : List.copyOf(first)) {
            if (operation instanceof RenameConstraint rename && isDirect(rename)) {
                absorb(
                        rename,
                        each -> each instanceof DropConstraint drop
                                        && drop.table().equals(rename.table())
                                        && drop.constraint().name().equals(rename.to())
                                ? new DropConstraint(
                                        drop.table(),
                                        drop.constraint()
                                                .withName(rename.constraint().name()))
                                : each);
            } else if (operation instanceof RenameIndex rename && isDirect(rename)) {
                absorb(
                        rename,
                        each -> each instanceof DropIndex drop
                                        && drop.table().equals(rename.table())
                                        && drop.index().name().equals(rename.to())
                                ? new DropIndex(
                                        drop.table(),
                                        drop.index().withName(rename.index().name()))
                                : each);
            }
        }
        List<Operation> all = new ArrayList<>(first);
        all.addAll(rest);
        return new MigrationPlan(all);
    }

    private void absorb(Operation rename, UnaryOperator<Operation> byItsOldName) {
        List<Operation> changed = rest.stream().map(byItsOldName).toList();
        if (!changed.equals(rest)) {
            first.remove(rename);
            rest.clear();
            rest.addAll(changed);
        }
    }

    /** Whether the old name is free from then on, and the new one is the last: no other renaming has a part in it. */
    private boolean isDirect(Operation rename) {
        List<Operation> later = first.subList(first.indexOf(rename) + 1, first.size());
        return first.stream().noneMatch(each -> to(each).equals(from(rename)))
                && later.stream().noneMatch(each -> from(each).equals(to(rename)));
    }

    private static Optional<String> from(Operation operation) {
        if (operation instanceof RenameConstraint rename) {
            return Optional.of(rename.constraint().name());
        }
        return operation instanceof RenameIndex rename
                ? Optional.of(rename.index().name())
                : Optional.empty();
    }

    private static Optional<String> to(Operation operation) {
        if (operation instanceof RenameConstraint rename) {
            return Optional.of(rename.to());
        }
        return operation instanceof RenameIndex rename ? Optional.of(rename.to()) : Optional.empty();
    }
}
