package dev.alambique.migration.autogenerate;

import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.ObjectKey;

/**
 * Columns as flags name them.
 *
 * @param defaultSchema the schema of names that are not qualified
 */
record ColumnNames(String defaultSchema) {
    /** {@code alunos.nota}, with the schema in front where it is not the default one. */
    String flag(ObjectKey column) {
        String qualified = column.name();
        String schema = Names.display(defaultSchema) + ".";
        return column.relation().schema().equals(defaultSchema) ? qualified.substring(schema.length()) : qualified;
    }

    /** Whether a user means that column: by the name above, or by the whole one. */
    boolean means(String text, ObjectKey column) {
        return text.equals(flag(column)) || text.equals(column.name());
    }
}
