package dev.alambique.migration.diff;

import dev.alambique.migration.operation.ColumnOperation.AddColumn;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
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
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
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

/** What differs between two states of one table. */
final class TableDiff {
    private final List<Operation> operations = new ArrayList<>();
    private final QualifiedName name;
    private final Table from;
    private final Table to;
    private final Rebuilds rebuilds;
    private final EnumChanges enums;
    private final SettingsDiff settings;

    TableDiff(Table from, Table to, Rebuilds rebuilds, EnumChanges enums) {
        this.enums = enums;
        this.rebuilds = rebuilds;
        this.name = to.name();
        this.from = from;
        this.to = to;
        this.settings = new SettingsDiff(from, to);
    }

    List<Operation> operations() {
        columns();
        constraints();
        indexes();
        operations.addAll(settings.operations());
        comment(to.key(), from.comment(), to.comment());
        return operations;
    }

    private void columns() {
        for (Column column : from.columns()) {
            if (to.column(column.name()).isEmpty()) {
                operations.add(new DropColumn(name, column));
            }
        }
        for (Column column : to.columns()) {
            Optional<Column> old = from.column(column.name());
            if (old.isEmpty()) {
                operations.add(new AddColumn(name, column));
            } else {
                alter(old.get(), column);
            }
        }
    }

    private void alter(Column old, Column column) {
        if (rebuilds.isMadeAnew(from, to, column.name())) {
            operations.add(new DropColumn(name, old));
            operations.add(new AddColumn(name, column));
            return;
        }
        if (rebuilds.isRebuilt(from, to, column.name())) {
            operations.add(new AlterColumn(name, old, column));
            return;
        }
        Column before = settings.followed(old, column).withComment(Optional.empty());
        Column after = column.withComment(Optional.empty());
        List<Column> states = states(before, after);
        for (int i = 1; i < states.size(); i++) {
            if (!states.get(i - 1).equals(states.get(i))) {
                operations.add(new AlterColumn(name, states.get(i - 1), states.get(i)));
            }
        }
        comment(ObjectKey.column(name, column.name()), old.comment(), column.comment());
    }

    /**
     * The states that the column goes through. A serial's sequence and that of an identity have the same name, so that
     * the old one must be gone before the new one comes: the column does without either in between. So it does while an
     * enum type changes, because each default may say a value that the other state of the type does not have; when a
     * default names another table, which may have to wait for the one that the old default keeps; and while the sequence
     * that it draws from makes room for another.
     */
    private List<Column> states(Column before, Column after) {
        ColumnValue given = new ColumnValue.Given();
        boolean sequenceMakesRoom = drawsAndIsIdentity(before, after) || drawsAndIsIdentity(after, before);
        boolean enumChangesBetween = before.type().equals(after.type())
                && enums.isOf(after)
                && !before.value().equals(after.value());
        boolean namesOthers = !before.value().names().equals(after.value().names());
        return sequenceMakesRoom || enumChangesBetween || namesOthers || rebuilds.losesItsSequence(before, after)
                ? List.of(before, before.withValue(given), after.withValue(given), after)
                : List.of(before, after);
    }

    private static boolean drawsAndIsIdentity(Column one, Column other) {
        return !one.value().drawsFrom().isEmpty() && other.value() instanceof ColumnValue.Identity;
    }

    private void constraints() {
        Pairing<Constraint> pairing =
                new Pairing<>(from.constraints(), to.constraints(), Constraint::name, Constraint::shape);
        pairing.onlyBefore().forEach(each -> operations.add(new DropConstraint(name, each)));
        pairing.onlyAfter().forEach(each -> operations.add(new AddConstraint(name, each)));
        for (Pairing.Pair<Constraint> pair : pairing.pairs()) {
            if (rebuilds.isRebuilt(from, to, pair.before())) {
                operations.add(new DropConstraint(name, pair.before()));
                operations.add(new AddConstraint(name, pair.after()));
                continue;
            }
            settings.stays(pair.before().name(), pair.after().name());
            if (!pair.before().name().equals(pair.after().name())) {
                operations.add(
                        new RenameConstraint(name, pair.before(), pair.after().name()));
            }
            alter(pair.before().withName(pair.after().name()), pair.after());
            ObjectKey subject = ObjectKey.constraint(name, pair.after().name());
            comment(subject, pair.before().comment(), pair.after().comment());
        }
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
        Pairing<Index> pairing = new Pairing<>(from.indexes(), to.indexes(), Index::name, Index::shape);
        pairing.onlyBefore().forEach(each -> operations.add(new DropIndex(name, each)));
        pairing.onlyAfter().forEach(each -> operations.add(new CreateIndex(name, each)));
        for (Pairing.Pair<Index> pair : pairing.pairs()) {
            if (rebuilds.isRebuilt(from, to, pair.before())) {
                operations.add(new DropIndex(name, pair.before()));
                operations.add(new CreateIndex(name, pair.after()));
                continue;
            }
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
    }

    private void comment(ObjectKey subject, Optional<String> before, Optional<String> after) {
        if (!before.equals(after)) {
            operations.add(new SetComment(subject, before, after));
        }
    }
}
