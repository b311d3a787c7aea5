package dev.alambique.migration.schema;

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
 * @param unmodelled what the table has that this model cannot say (triggers, policies, partitioning …), one phrase each, sorted: such a table can be altered, but not created or dropped
 */
public record Table(
        QualifiedName name,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        TableSettings settings,
        Optional<String> comment,
        List<String> unmodelled) {
    public Table {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(settings, "settings");
        columns = List.copyOf(columns);
        constraints = sorted(constraints, Constraint::name);
        indexes = sorted(indexes, Index::name);
        unmodelled = sorted(unmodelled, Function.identity());
        requireDistinct(name, columns.stream().map(Column::name).toList());
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
        return new Table(other, columns, constraints, indexes, settings, comment, unmodelled);
    }

    public Table withColumns(List<Column> other) {
        return new Table(name, other, constraints, indexes, settings, comment, unmodelled);
    }

    public Table withConstraints(List<Constraint> other) {
        return new Table(name, columns, other, indexes, settings, comment, unmodelled);
    }

    public Table withIndexes(List<Index> other) {
        return new Table(name, columns, constraints, other, settings, comment, unmodelled);
    }

    public Table withSettings(TableSettings other) {
        return new Table(name, columns, constraints, indexes, other, comment, unmodelled);
    }

    public Table withComment(Optional<String> other) {
        return new Table(name, columns, constraints, indexes, settings, other, unmodelled);
    }

    public Table withUnmodelled(List<String> other) {
        return new Table(name, columns, constraints, indexes, settings, comment, other);
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
                && settings.equals(table.settings)
                && comment.equals(table.comment)
                && unmodelled.equals(table.unmodelled);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, byName(columns), constraints, indexes, settings, comment, unmodelled);
    }

    private static Map<String, Column> byName(List<Column> columns) {
        return columns.stream().collect(Collectors.toMap(Column::name, Function.identity()));
    }
}
