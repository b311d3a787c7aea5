package dev.alambique.migration.rename;

import dev.alambique.migration.operation.ConstraintOperation.DropConstraint;
import dev.alambique.migration.operation.ConstraintOperation.RenameConstraint;
import dev.alambique.migration.operation.IndexOperation.DropIndex;
import dev.alambique.migration.operation.IndexOperation.RenameIndex;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.schema.Names;
import java.util.ArrayList;
import java.util.List;
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
            if (operation instanceof RenameConstraint rename
                    && isDirect(rename.constraint().name(), rename.to())) {
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
            } else if (operation instanceof RenameIndex rename
                    && isDirect(rename.index().name(), rename.to())) {
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

    /** Whether the old name is free from then on: neither name is temporary, and no other renaming gives it again. */
    private boolean isDirect(String from, String to) {
        return !Names.isTemporary(from)
                && !Names.isTemporary(to)
                && first.stream()
                        .noneMatch(each -> each instanceof RenameConstraint other
                                        && other.to().equals(from)
                                || each instanceof RenameIndex index
                                        && index.to().equals(from));
    }
}
