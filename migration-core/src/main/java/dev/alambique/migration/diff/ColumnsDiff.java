package dev.alambique.migration.diff;

import dev.alambique.migration.operation.ColumnOperation.AddColumn;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn.Reach;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
import dev.alambique.migration.operation.Conversion;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.SetComment;
import dev.alambique.migration.schema.Ancestry;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnStorage;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.ColumnValue.Default;
import dev.alambique.migration.schema.NotNull;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What differs in the columns of one table. */
final class ColumnsDiff {
    private static final ColumnValue NOTHING = new ColumnValue.Given();

    private final List<Operation> operations = new ArrayList<>();
    private final QualifiedName name;
    private final Table from;
    private final Table to;
    private final Rebuilds rebuilds;
    private final EnumChanges enums;
    private final SettingsDiff settings;
    private final Families families;

    ColumnsDiff(Table from, Table to, Rebuilds rebuilds, EnumChanges enums, SettingsDiff settings, Families families) {
        this.name = to.name();
        this.from = from;
        this.to = to;
        this.rebuilds = rebuilds;
        this.enums = enums;
        this.settings = settings;
        this.families = families;
    }

    List<Operation> operations() {
        for (Column column : from.columns()) {
            if (to.column(column.name()).isEmpty()) {
                drop(column);
            }
        }
        for (Column column : to.columns()) {
            Optional<Column> old = from.column(column.name());
            if (old.isEmpty()) {
                add(column);
            } else if (families.isInherited(name, column.name())) {
                follow(old.get(), column);
            } else {
                alter(old.get(), column);
            }
        }
        return operations;
    }

    /** What goes with the parent's column becomes what it will be when that comes back. */
    private void drop(Column column) {
        if (families.follows(from, column.name())) {
            Column born = families.originBefore(name, column.name())
                    .map(parents -> Birth.added(parents, from.ancestry()))
                    .orElse(column);
            boolean saidAbove = families.isAboveBefore(from, column.name(), Column::passesNotNull);
            Column said = said(column, born, saidAbove);
            only(said, said.withValue(born.value()));
            step(said.withValue(born.value()), born);
            comment(column.name(), column.comment(), Optional.empty());
        } else {
            operations.add(new DropColumn(name, column));
        }
    }

    private void add(Column column) {
        if (families.isInherited(name, column.name())) {
            Ancestry ancestry = to.ancestry();
            Column born = families.originAfter(name, column.name())
                    .map(parents -> Birth.added(parents, ancestry))
                    .orElse(column);
            Column said = said(column, born, families.isAboveAfter(to, column.name(), Column::passesNotNull));
            step(born, said.withValue(born.value()));
            only(said.withValue(born.value()), said);
            comment(column.name(), Optional.empty(), column.comment());
        } else {
            operations.add(new AddColumn(name, column));
        }
    }

    /** The column, but for a NOT NULL that comes and goes with that of a table between it and the origin. */
    private static Column said(Column column, Column born, boolean saidAbove) {
        return saidAbove && !born.notNull() ? bare(column).nullable() : bare(column);
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
        Column before = bare(settings.followed(old, column));
        Column after = bare(column);
        if (families.hasHeirs(name, column.name())) {
            shared(before, after);
        } else {
            states(before, after);
        }
        comment(column.name(), old.comment(), column.comment());
    }

    /** Types, and values that are all alike, change in all tables at once; the rest in this one. */
    private void shared(Column old, Column after) {
        Column before = reset(old, after);
        Column retyped = after.withStorage(
                isRetyped(before, after) ? before.storage().retyped(after.storage()) : before.storage());
        boolean hasDefault = before.value() instanceof Default || after.value() instanceof Default;
        if (families.shareValue(name, after.name()) || !hasDefault) {
            states(before, retyped);
        } else {
            ColumnValue between = between(before, after);
            only(before, before.withValue(between));
            step(before.withValue(between), retyped.withValue(between));
            only(retyped.withValue(between), retyped);
        }
        only(retyped, after);
    }

    /** A column that a parent has too: it has followed that, and the rest is done here. */
    private void follow(Column old, Column column) {
        Column after = bare(column);
        Column before = reset(bare(settings.followed(old, column)), after);
        boolean valueFollows = families.shareValue(name, column.name())
                || before.value() instanceof ColumnValue.Generated
                || after.value() instanceof ColumnValue.Generated;
        ColumnValue between = valueFollows ? after.value() : between(before, after);
        if (!valueFollows) {
            only(before, before.withValue(between));
        }
        Column followed = followed(before, after).withValue(between);
        Column settled = after.withValue(between).withStorage(followed.storage());
        step(followed, settled);
        only(settled, settled.withStorage(after.storage()));
        only(settled.withStorage(after.storage()), after);
        comment(column.name(), old.comment(), column.comment());
    }

    /** A new type takes the storage of the old one away, in all tables: so it does not come back by itself with the old type. */
    private Column reset(Column before, Column after) {
        if (!isRetyped(before, after)) {
            return before;
        }
        Column usual = before.withStorage(before.storage().retyped(before.storage()));
        only(before, usual);
        return usual;
    }

    /** What the column has for a value while types change. */
    private ColumnValue between(Column before, Column after) {
        boolean enumChangesBetween = enums.isOf(after) && !before.value().equals(after.value());
        boolean waits = isRetyped(before, after) || enumChangesBetween;
        return waits && !(before.value() instanceof ColumnValue.Identity) ? NOTHING : before.value();
    }

    private Column followed(Column before, Column after) {
        ColumnStorage storage = isRetyped(before, after) ? before.storage().retyped(after.storage()) : before.storage();
        Column followed = new Column(
                before.name(),
                after.type(),
                before.notNull(),
                before.rule(),
                before.value(),
                after.collation(),
                storage,
                Optional.empty());
        if (families.changesAbove(from, to, after.name(), Column::passesNotNull)) {
            if (families.isAboveAfter(to, after.name(), Column::passesNotNull)) {
                return after.withValue(before.value()).withStorage(storage);
            }
            boolean ownRule = before.rule()
                    .filter(rule -> from.ancestry().constraints().get(rule.name()) != Ancestry.Origin.TAKEN_OVER)
                    .isPresent();
            return ownRule ? followed : followed.nullable();
        }
        boolean ruleFollows = isInherited(from, before.rule()) && isInherited(to, after.rule());
        return ruleFollows ? followed.withRule(after.rule()) : followed;
    }

    private static boolean isInherited(Table table, Optional<NotNull> rule) {
        return rule.filter(each -> table.ancestry().hasConstraint(each.name())).isPresent();
    }

    /**
     * The states that the column goes through. A serial's sequence and that of an identity have the same name, so that
     * the old one must be gone before the new one comes: the column does without either in between. So it does while an
     * enum type changes, because each default may say a value that the other state of the type does not have; when a
     * default names another table, which may have to wait for the one that the old default keeps; and while the sequence
     * that it draws from makes room for another.
     */
    private void states(Column before, Column after) {
        boolean sequenceMakesRoom = drawsAndIsIdentity(before, after) || drawsAndIsIdentity(after, before);
        boolean enumChangesBetween = before.type().equals(after.type())
                && (enums.isOf(after) || enums.isNamedBy(ObjectKey.columnDefault(name, after.name())))
                && !before.value().equals(after.value());
        boolean namesOthers = !before.value().names().equals(after.value().names());
        if (sequenceMakesRoom || enumChangesBetween || namesOthers || rebuilds.losesItsSequence(before, after)) {
            step(before, before.withValue(NOTHING));
            step(before.withValue(NOTHING), after.withValue(NOTHING));
            step(after.withValue(NOTHING), after);
        } else {
            step(before, after);
        }
    }

    private static boolean drawsAndIsIdentity(Column one, Column other) {
        return !one.value().drawsFrom().isEmpty() && other.value() instanceof ColumnValue.Identity;
    }

    private static boolean isRetyped(Column before, Column after) {
        return !before.type().equals(after.type()) || !before.collation().equals(after.collation());
    }

    private static Column bare(Column column) {
        return column.withComment(Optional.empty());
    }

    private void step(Column before, Column after) {
        if (!before.equals(after)) {
            operations.add(new AlterColumn(name, before, after));
        }
    }

    /** A step that the tables below do not make. */
    private void only(Column before, Column after) {
        Reach reach = families.hasHeirs(name, after.name()) ? Reach.ONLY : Reach.HEIRS_TOO;
        if (!before.equals(after)) {
            operations.add(new AlterColumn(name, before, after, reach, Conversion.BY_CAST));
        }
    }

    private void comment(String column, Optional<String> before, Optional<String> after) {
        if (!before.equals(after)) {
            operations.add(new SetComment(ObjectKey.column(name, column), before, after));
        }
    }
}
