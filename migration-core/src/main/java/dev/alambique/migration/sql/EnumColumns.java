package dev.alambique.migration.sql;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue.Default;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that go over to an enum type which was made anew. One that a parent table has too goes over with that, but for
 * its default, which may be another.
 */
final class EnumColumns {
    private final Quoting quoting;
    private final List<Table> uses;
    private final EnumType type;

    /**
     * Columns of tables.
     *
     * @param uses the tables, with those columns alone that go over
     */
    EnumColumns(Quoting quoting, List<Table> uses, EnumType type) {
        this.quoting = quoting;
        this.uses = uses;
        this.type = type;
    }

    List<String> conversions() {
        List<String> first = new ArrayList<>();
        List<String> own = new ArrayList<>();
        List<String> last = new ArrayList<>();
        for (Table table : uses) {
            for (Column column : table.columns()) {
                boolean inherited = table.ancestry().hasColumn(column.name());
                String only = hasHeirs(table.name(), column) ? "ONLY " : "";
                if (column.value() instanceof Default) {
                    (inherited ? first : own).add(alter(only, table, column) + "DROP DEFAULT");
                }
                if (!inherited && type.isTypeOf(column)) {
                    own.add(alter("", table, column) + converted(column));
                }
                if (column.value() instanceof Default value) {
                    (inherited ? last : own).add(alter(only, table, column) + "SET DEFAULT " + value.expression());
                }
            }
        }
        first.addAll(own);
        first.addAll(last);
        return first;
    }

    private static String converted(Column column) {
        String array = column.type().endsWith("[]") ? "[]" : "";
        return "TYPE " + column.type() + " USING " + Quoting.identifier(column.name()) + "::text" + array + "::"
                + column.type();
    }

    private boolean hasHeirs(QualifiedName table, Column column) {
        return uses.stream()
                .anyMatch(each -> each.ancestry().parents().contains(table)
                        && each.ancestry().hasColumn(column.name()));
    }

    private String alter(String only, Table table, Column column) {
        return "ALTER TABLE " + only + quoting.relation(table.name()) + " ALTER COLUMN "
                + Quoting.identifier(column.name()) + " ";
    }
}
