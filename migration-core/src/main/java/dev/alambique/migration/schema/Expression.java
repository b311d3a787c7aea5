package dev.alambique.migration.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a check asks for, or an index is made of. Two expressions are the same if their texts are.
 *
 * @param text PostgreSQL's own words ({@code pg_get_expr})
 * @param types the types of the columns that it names, as {@code format_type} writes them without a modifier
 */
public record Expression(String text, SortedMap<String, String> types) {
    public Expression {
        Names.require(text, "text");
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    }

    /** The same, of columns whose types are not known. */
    public Expression withoutTypes() {
        return new Expression(text, Collections.emptySortedMap());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && text.equals(expression.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
