package dev.alambique.migration.diff;

import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.Exclusion;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * What of one table stands on an enum type whose values change, and is the same before and after: all that must make
 * room when the type is made anew.
 */
record EnumUse(EnumType before, EnumType after, Table from, Table to, Schema target, Rebuilds rebuilds) {

    /** The table with nothing but what stands on the type, as it is once what changes its name has it. */
    Table reduced() {
        return Table.of(to.name(), columns(), constraints(), indexes()).withAncestry(to.ancestry());
    }

    private List<Column> columns() {
        return to.columns().stream()
                .filter(column -> from.column(column.name())
                        .filter(old -> stays(old, column))
                        .isPresent())
                .map(column -> column.withComment(Optional.empty())
                        .withValue(
                                from.column(column.name()).orElseThrow().value().equals(column.value())
                                        ? column.value()
                                        : new ColumnValue.Given()))
                .toList();
    }

    private boolean stays(Column old, Column column) {
        boolean named = named(ObjectKey.columnDefault(to.name(), column.name()))
                && old.value().equals(column.value());
        return old.type().equals(column.type())
                && !rebuilds.isRebuilt(from, to, column.name())
                && (after.isTypeOf(column) || named);
    }

    private List<Constraint> constraints() {
        return new Pairing<>(from.constraints(), to.constraints(), Constraint::name, Constraint::shape)
                .pairs().stream()
                        .filter(pair -> !rebuilds.isRebuilt(from, to, pair.before()))
                        .filter(pair ->
                                !to.ancestry().hasConstraint(pair.after().name()))
                        .filter(pair -> standsOnType(pair.before()) || standsOnType(pair.after()))
                        .map(pair -> pair.before().withName(pair.after().name()))
                        .toList();
    }

    private boolean standsOnType(Constraint constraint) {
        if (constraint instanceof ForeignKey key) {
            return areOfType(to, key.columns())
                    || target.table(key.target())
                            .filter(table -> areOfType(table, key.targetColumns()))
                            .isPresent();
        }
        if (constraint instanceof Exclusion) {
            // its columns are those of its keys: its condition may read others, and is that of its index
            return areOfType(to, to.columns().stream().map(Column::name).toList())
                    || named(ObjectKey.index(to.name().sibling(constraint.name())));
        }
        return constraint instanceof Check
                && (areOfType(to, constraint.columns()) || named(ObjectKey.constraint(to.name(), constraint.name())));
    }

    private List<Index> indexes() {
        QualifiedName name = to.name();
        return new Pairing<>(from.indexes(), to.indexes(), Index::name, Index::shape)
                .pairs().stream()
                        .filter(pair -> !rebuilds.isRebuilt(from, to, pair.before()))
                        .filter(pair -> !to.ancestry().hasIndex(pair.after().name()))
                        .filter(pair -> hasExpression(pair.after())
                                        && areOfType(to, pair.after().columns())
                                || named(ObjectKey.index(
                                        name.sibling(pair.before().name())))
                                || named(ObjectKey.index(
                                        name.sibling(pair.after().name()))))
                        .map(pair -> pair.before().withName(pair.after().name()))
                        .toList();
    }

    private static boolean hasExpression(Index index) {
        return index.predicate().isPresent()
                || index.keys().stream().anyMatch(key -> key.term() instanceof Index.Term.OfExpression);
    }

    private boolean areOfType(Table table, List<String> columns) {
        return columns.stream()
                .anyMatch(column -> table.column(column).filter(after::isTypeOf).isPresent());
    }

    private boolean named(ObjectKey expression) {
        return before.expressions().contains(expression) || after.expressions().contains(expression);
    }
}
