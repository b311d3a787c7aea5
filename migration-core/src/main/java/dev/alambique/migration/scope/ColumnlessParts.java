package dev.alambique.migration.scope;

import dev.alambique.migration.schema.Table;
import java.util.List;

/**
 * Keys and indexes over columns that are not compared, which a table cannot have then.
 *
 * @param leftOut takes in what was left out, a sentence each
 */
record ColumnlessParts(List<String> leftOut) {
    /** The table without them. */
    Table outOf(Table table) {
        return table.withConstraints(table.constraints().stream()
                        .filter(each -> isThere(table, each.name(), each.columns()))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .filter(each -> isThere(table, each.name(), each.columns()))
                        .toList());
    }

    private boolean isThere(Table table, String part, List<String> columns) {
        boolean there = columns.stream().allMatch(each -> table.column(each).isPresent());
        if (!there) {
            leftOut.add(table.name() + "." + part + " is left out: it is over a column that is not compared");
        }
        return there;
    }
}
