package dev.alambique.migration.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * One catalog of the fingerprint: whose rows, what they are called, and which of their columns are read differently from
 * how they are stored. Every other column is taken as it is, also those that a later PostgreSQL adds.
 */
final class CatalogSource {
    private final String catalog;
    private final String from;
    private final String label;
    private final List<String> leftOut = new ArrayList<>(List.of("oid"));
    private final List<String> replaced = new ArrayList<>();

    /**
     * @param catalog the catalog, whose alias in {@code from} is x
     * @param label an SQL expression that names a row without OIDs
     */
    CatalogSource(String catalog, String from, String label) {
        this.catalog = catalog;
        this.from = from;
        this.label = label;
    }

    /** Columns that may differ between equal schemas, with the reason why. */
    CatalogSource without(String reason, String... columns) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("no column is left out without a reason");
        }
        leftOut.addAll(List.of(columns));
        return this;
    }

    /** A column that holds OIDs or nodes, read as that SQL expression. */
    CatalogSource with(String column, String expression) {
        leftOut.add(column);
        replaced.add("'" + column + "', " + expression);
        return this;
    }

    String sql() {
        return """
                SELECT '%1$s ' || (%2$s) || ': ' || e.key || ' = ' || e.value AS line
                FROM %3$s,
                  jsonb_each_text((to_jsonb(x) - '{%4$s}'::text[]) || jsonb_build_object(%5$s)) e
                WHERE e.value IS NOT NULL
                """.formatted(catalog, label, from, String.join(",", leftOut), String.join(", ", replaced));
    }
}
