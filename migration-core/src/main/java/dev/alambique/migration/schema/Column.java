package dev.alambique.migration.schema;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column ({@code pg_attribute}).
 *
 * @param type the type as {@code format_type} writes it, with its modifiers
 * @param rule the constraint behind NOT NULL, where PostgreSQL keeps one (18 and later)
 * @param collation the collation where it is not the type's own, ready for SQL
 */
public record Column(
        String name,
        String type,
        boolean notNull,
        Optional<NotNull> rule,
        ColumnValue value,
        Optional<String> collation,
        ColumnStorage storage,
        Optional<String> comment) {
    private static final Pattern LIMITED =
            Pattern.compile("(?:character varying|character|bit varying|bit|numeric)\\((\\d+).*\\)");

    private static final int BYTES_PER_CHARACTER = 4;
    /** TOAST_TUPLE_THRESHOLD. */
    private static final int TOAST_THRESHOLD = 2032;

    public Column {
        Names.require(name, "name");
        Names.require(type, "type");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(storage, "storage");
        if (rule.isPresent() && !notNull) {
            throw new IllegalArgumentException("a rule for NOT NULL on a column that allows NULL");
        }
    }

    /**
     * Whether its values may be too long for a page, so that the table needs a TOAST table: {@code needs_toast_table} asks
     * for the longest that the type allows, in characters of four bytes.
     */
    public boolean isWide() {
        Matcher limited = LIMITED.matcher(type);
        return storage.isWide()
                && !(limited.matches() && Integer.parseInt(limited.group(1)) * BYTES_PER_CHARACTER < TOAST_THRESHOLD);
    }

    /** Whether it is NOT NULL, and with it the column of each table that inherits. */
    public boolean passesNotNull() {
        return notNull
                && rule.filter(each -> each.inheritance() == Constraint.Inheritance.NO_INHERIT)
                        .isEmpty();
    }

    /** The same column where NULL is allowed. */
    public Column nullable() {
        return new Column(name, type, false, Optional.empty(), value, collation, storage, comment);
    }

    public Column withName(String other) {
        return new Column(other, type, notNull, rule, value, collation, storage, comment);
    }

    public Column withType(String other) {
        return new Column(name, other, notNull, rule, value, collation, storage, comment);
    }

    public Column withRule(Optional<NotNull> other) {
        return new Column(name, type, notNull, other, value, collation, storage, comment);
    }

    public Column withValue(ColumnValue other) {
        return new Column(name, type, notNull, rule, other, collation, storage, comment);
    }

    public Column withStorage(ColumnStorage other) {
        return new Column(name, type, notNull, rule, value, collation, other, comment);
    }

    public Column withComment(Optional<String> other) {
        return new Column(name, type, notNull, rule, value, collation, storage, other);
    }
}
