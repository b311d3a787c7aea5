package dev.alambique.migration.schema;

import dev.alambique.migration.schema.Ancestry.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table ({@code pg_class}) with all that belongs to it.
 *
 * @param columns in their physical order, which is not part of equality: ALTER TABLE can only append
 * @param constraints sorted by name
 * @param indexes sorted by name, without those of constraints
 * @param ancestry the tables that it takes columns and constraints over from; these are among its own
 * @param unmodelled what the table has that this model cannot say (triggers, policies …), one phrase each, sorted: such a table can be altered, but not created or dropped
 */
public record Table(
        QualifiedName name,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        Ancestry ancestry,
        TableSettings settings,
        Optional<String> comment,
        List<String> unmodelled) {
    public Table {
        Objects.requireNonNull(ancestry, "ancestry");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(settings, "settings");
        columns = List.copyOf(columns);
        constraints = sorted(constraints, Constraint::name);
        indexes = sorted(indexes, Index::name);
        unmodelled = sorted(unmodelled, Function.identity());
        requireDistinct(name, columns.stream().map(Column::name).toList());
    }

    /** A table without parents and comment, kept as usual. */
    public static Table of(
            QualifiedName name, List<Column> columns, List<Constraint> constraints, List<Index> indexes) {
        return new Table(
                name, columns, constraints, indexes, Ancestry.NONE, TableSettings.USUAL, Optional.empty(), List.of());
    }

    private static <T> List<T> sorted(List<T> values, Function<T, String> name) {
        return values.stream().sorted(Comparator.comparing(name)).toList();
    }

    private static void requireDistinct(QualifiedName table, List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(table + " has two columns of one name: " + names);
        }
    }

    public Optional<Column> column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    public Optional<Constraint> constraint(String constraint) {
        return constraints.stream()
                .filter(each -> each.name().equals(constraint))
                .findFirst();
    }

    public Optional<Index> index(String index) {
        return indexes.stream().filter(each -> each.name().equals(index)).findFirst();
    }

    /** The foreign keys among the constraints. */
    public List<ForeignKey> foreignKeys() {
        List<ForeignKey> keys = new ArrayList<>();
        for (Constraint constraint : constraints) {
            if (constraint instanceof ForeignKey key) {
                keys.add(key);
            }
        }
        return keys;
    }

    public Table withName(QualifiedName other) {
        return new Table(other, columns, constraints, indexes, ancestry, settings, comment, unmodelled);
    }

    public Table withColumns(List<Column> other) {
        return new Table(name, other, constraints, indexes, ancestry, settings, comment, unmodelled);
    }

    public Table withConstraints(List<Constraint> other) {
        return new Table(name, columns, other, indexes, ancestry, settings, comment, unmodelled);
    }

    public Table withIndexes(List<Index> other) {
        return new Table(name, columns, constraints, other, ancestry, settings, comment, unmodelled);
    }

    public Table withSettings(TableSettings other) {
        return new Table(name, columns, constraints, indexes, ancestry, other, comment, unmodelled);
    }

    public Table withComment(Optional<String> other) {
        return new Table(name, columns, constraints, indexes, ancestry, settings, other, unmodelled);
    }

    public Table withAncestry(Ancestry other) {
        return new Table(name, columns, constraints, indexes, other, settings, comment, unmodelled);
    }

    public Table withUnmodelled(List<String> other) {
        return new Table(name, columns, constraints, indexes, ancestry, settings, comment, other);
    }

    /** The same with all that it has as its own, as it is without its parents: an identity is the partitioned table's. */
    public Table standingAlone() {
        List<Column> own = columns.stream()
                .map(each -> ancestry.isPartition() && each.value() instanceof ColumnValue.Identity
                        ? each.withValue(new ColumnValue.Given())
                        : each)
                .toList();
        return withColumns(own).withAncestry(Ancestry.NONE);
    }

    /** What of it is not there because a parent has it. */
    public Table withoutTakenOver() {
        return withColumns(columns.stream()
                        .filter(each -> ancestry.columns().get(each.name()) != Origin.TAKEN_OVER)
                        .toList())
                .withConstraints(constraints.stream()
                        .filter(each -> ancestry.constraints().get(each.name()) != Origin.TAKEN_OVER)
                        .toList())
                .withIndexes(indexes.stream()
                        .filter(each -> !ancestry.hasIndex(each.name()))
                        .toList());
    }

    public ObjectKey key() {
        return ObjectKey.table(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table table
                && name.equals(table.name)
                && byName(columns).equals(byName(table.columns))
                && constraints.equals(table.constraints)
                && indexes.equals(table.indexes)
                && ancestry.equals(table.ancestry)
                && settings.equals(table.settings)
                && comment.equals(table.comment)
                && unmodelled.equals(table.unmodelled);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, byName(columns), constraints, indexes, ancestry, settings, comment, unmodelled);
    }

    private static Map<String, Column> byName(List<Column> columns) {
        return columns.stream().collect(Collectors.toMap(Column::name, Function.identity()));
    }
}
