package dev.alambique.migration.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a check asks for. Two conditions are the same if their expressions are.
 *
 * @param expression PostgreSQL's own words ({@code pg_get_expr})
 * @param types the types of the columns that it names, as {@code format_type} writes them without a modifier
 */
public record Condition(String expression, SortedMap<String, String> types) {
    public Condition {
        Names.require(expression, "expression");
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    }

    /** The same, of columns whose types are not known. */
    public Condition withoutTypes() {
        return new Condition(expression, Collections.emptySortedMap());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition condition && expression.equals(condition.expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }
}
