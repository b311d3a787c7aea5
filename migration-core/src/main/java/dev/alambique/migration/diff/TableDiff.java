package dev.alambique.migration.diff;

import dev.alambique.migration.operation.ConstraintOperation.AddConstraint;
import dev.alambique.migration.operation.ConstraintOperation.AlterConstraint;
import dev.alambique.migration.operation.ConstraintOperation.DropConstraint;
import dev.alambique.migration.operation.ConstraintOperation.RenameConstraint;
import dev.alambique.migration.operation.IndexOperation.AlterIndex;
import dev.alambique.migration.operation.IndexOperation.CreateIndex;
import dev.alambique.migration.operation.IndexOperation.DropIndex;
import dev.alambique.migration.operation.IndexOperation.RenameIndex;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.SetComment;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.IndexStorage;
import dev.alambique.migration.schema.KeyIndex;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What differs between two states of one table. */
final class TableDiff {
    private final List<Operation> operations = new ArrayList<>();
    private final QualifiedName name;
    private final Table from;
    private final Table to;
    private final Rebuilds rebuilds;
    private final SettingsDiff settings;
    private final ColumnsDiff columns;

    TableDiff(Table from, Table to, Rebuilds rebuilds, EnumChanges enums, Families families) {
        this.rebuilds = rebuilds;
        this.name = to.name();
        this.from = from;
        this.to = to;
        this.settings = new SettingsDiff(from, to);
        this.columns = new ColumnsDiff(from, NotNullNames.reachable(from, to), rebuilds, enums, settings, families);
    }

    List<Operation> operations() {
        operations.addAll(columns.operations());
        constraints();
        indexes();
        inherited();
        operations.addAll(settings.operations());
        comment(to.key(), from.comment(), to.comment());
        return operations;
    }

    private void constraints() {
        Pairing<Constraint> pairing = new Pairing<>(own(from), own(to), Constraint::name, Constraint::shape);
        pairing.onlyBefore().forEach(each -> operations.add(new DropConstraint(name, each)));
        pairing.onlyAfter().forEach(each -> operations.add(new AddConstraint(name, each)));
        for (Pairing.Pair<Constraint> pair : pairing.pairs()) {
            if (rebuilds.isRebuilt(from, to, pair.before())) {
                operations.add(new DropConstraint(name, pair.before()));
                operations.add(new AddConstraint(name, pair.after()));
                continue;
            }
            settings.stays(pair.before(), pair.after());
            if (!pair.before().name().equals(pair.after().name())) {
                operations.add(
                        new RenameConstraint(name, pair.before(), pair.after().name()));
            }
            alter(pair.before().withName(pair.after().name()), pair.after());
            ObjectKey subject = ObjectKey.constraint(name, pair.after().name());
            comment(subject, pair.before().comment(), pair.after().comment());
        }
    }

    private static List<Constraint> own(Table table) {
        return table.constraints().stream()
                .filter(each -> !table.ancestry().hasConstraint(each.name()))
                .toList();
    }

    private static List<Constraint> inherited(Table table) {
        return table.constraints().stream()
                .filter(each -> table.ancestry().hasConstraint(each.name()))
                .toList();
    }

    private static List<Index> ownIndexes(Table table) {
        return table.indexes().stream()
                .filter(each -> !table.ancestry().hasIndex(each.name()))
                .toList();
    }

    private static List<Index> inheritedIndexes(Table table) {
        return table.indexes().stream()
                .filter(each -> table.ancestry().hasIndex(each.name()))
                .toList();
    }

    private void inherited() {
        Pairing<Constraint> constraints =
                new Pairing<>(inherited(from), inherited(to), Constraint::name, Constraint::shape);
        constraints.pairs().forEach(this::inherited);
        constraints.onlyAfter().stream().filter(Constraint::hasIndex).forEach(this::born);
        Pairing<Index> indexes = new Pairing<>(inheritedIndexes(from), inheritedIndexes(to), Index::name, Index::shape);
        indexes.pairs().forEach(this::stays);
        indexes.onlyAfter().forEach(this::born);
    }

    /** PostgreSQL has named what came to a partition with the key of the whole. */
    private void born(Constraint constraint) {
        String usual = Birth.usualName(name, constraint);
        if (!usual.equals(constraint.name()) && isFree(usual)) {
            operations.add(new RenameConstraint(name, constraint.withName(usual), constraint.name()));
        }
        comment(ObjectKey.constraint(name, constraint.name()), Optional.empty(), constraint.comment());
    }

    private void born(Index index) {
        String usual = Birth.usualName(name, index);
        if (!usual.equals(index.name()) && isFree(usual)) {
            operations.add(new RenameIndex(name, index.withName(usual), index.name()));
        }
        comment(ObjectKey.index(name.sibling(index.name())), Optional.empty(), index.comment());
    }

    /** Where a name is taken, PostgreSQL chooses another. */
    private boolean isFree(String relation) {
        return Stream.of(from, to)
                .allMatch(table -> table.index(relation).isEmpty()
                        && table.constraint(relation).isEmpty());
    }

    /** What follows the constraint of a parent has a name and a comment of its own only where it has an index. */
    private void inherited(Pairing.Pair<Constraint> pair) {
        Constraint before = pair.before();
        Constraint after = pair.after();
        if (before.hasIndex()) {
            settings.stays(before.name(), after.name());
            if (!before.name().equals(after.name())) {
                operations.add(new RenameConstraint(name, before, after.name()));
            }
            alter(before.withName(after.name()), after);
        }
        comment(ObjectKey.constraint(name, after.name()), before.comment(), after.comment());
    }

    private void alter(Constraint before, Constraint after) {
        if (before.validity() != after.validity() || !before.deferrability().equals(after.deferrability())) {
            operations.add(new AlterConstraint(name, before, after));
        }
        if (before.keptIndex().isPresent() && after.keptIndex().isPresent()) {
            KeyIndex old = before.keptIndex().get();
            KeyIndex now = after.keptIndex().get();
            QualifiedName index = name.sibling(after.name());
            alter(index, old.storage(), now.storage());
            comment(ObjectKey.index(index), old.comment(), now.comment());
        }
    }

    private void alter(QualifiedName index, IndexStorage before, IndexStorage after) {
        if (!before.equals(after)) {
            operations.add(new AlterIndex(index, before, after));
        }
    }

    private void indexes() {
        Pairing<Index> pairing = new Pairing<>(ownIndexes(from), ownIndexes(to), Index::name, Index::shape);
        pairing.onlyBefore().forEach(each -> operations.add(new DropIndex(name, each)));
        pairing.onlyAfter().forEach(each -> operations.add(new CreateIndex(name, each)));
        for (Pairing.Pair<Index> pair : pairing.pairs()) {
            if (rebuilds.isRebuilt(from, to, pair.before())) {
                operations.add(new DropIndex(name, pair.before()));
                operations.add(new CreateIndex(name, pair.after()));
            } else {
                stays(pair);
            }
        }
    }

    private void stays(Pairing.Pair<Index> pair) {
        settings.stays(pair.before().name(), pair.after().name());
        if (!pair.before().name().equals(pair.after().name())) {
            operations.add(new RenameIndex(name, pair.before(), pair.after().name()));
        }
        alter(
                name.sibling(pair.after().name()),
                pair.before().storage(),
                pair.after().storage());
        ObjectKey subject = ObjectKey.index(name.sibling(pair.after().name()));
        comment(subject, pair.before().comment(), pair.after().comment());
    }

    private void comment(ObjectKey subject, Optional<String> before, Optional<String> after) {
        if (!before.equals(after)) {
            operations.add(new SetComment(subject, before, after));
        }
    }
}
