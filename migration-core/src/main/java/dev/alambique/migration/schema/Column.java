package dev.alambique.migration.schema;

import java.util.Objects;
import java.util.Optional;

/**
 * A column ({@code pg_attribute}).
 *
 * @param type the type as {@code format_type} writes it, with its modifiers
 * @param collation the collation where it is not the type's own, ready for SQL
 */
public record Column(
        String name,
        String type,
        boolean notNull,
        ColumnValue value,
        Optional<String> collation,
        Optional<String> comment) {
    public Column {
        Names.require(name, "name");
        Names.require(type, "type");
        Objects.requireNonNull(value, "value");
    }

    public Column withValue(ColumnValue other) {
        return new Column(name, type, notNull, other, collation, comment);
    }

    public Column withComment(Optional<String> other) {
        return new Column(name, type, notNull, value, collation, other);
    }

    /** The same column where NULL is allowed. */
    public Column nullable() {
        return new Column(name, type, false, value, collation, comment);
    }

    public Column withName(String other) {
        return new Column(other, type, notNull, value, collation, comment);
    }
}
