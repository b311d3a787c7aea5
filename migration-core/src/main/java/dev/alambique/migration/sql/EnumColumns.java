package dev.alambique.migration.sql;

import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue.Default;
import dev.alambique.migration.schema.ObjectKey;
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
    private final AlterEnum change;

    EnumColumns(Quoting quoting, AlterEnum change) {
        this.quoting = quoting;
        this.change = change;
    }

    List<String> conversions() {
        List<String> first = new ArrayList<>();
        List<String> own = new ArrayList<>();
        List<String> last = new ArrayList<>();
        for (Table table : change.uses()) {
            for (Column column : table.columns()) {
                boolean inherited = table.ancestry().hasColumn(column.name());
                String only = hasHeirs(table.name(), column) ? "ONLY " : "";
                if (column.value() instanceof Default) {
                    (inherited ? first : own).add(alter(only, table, column) + "DROP DEFAULT");
                }
                if (!inherited && change.to().isTypeOf(column)) {
                    own.add(alter("", table, column) + converted(table.name(), column));
                }
                if (column.value() instanceof Default value) {
                    (inherited ? last : own)
                            .add(alter(only, table, column) + "SET DEFAULT " + Clauses.byDefault(column, value));
                }
            }
        }
        first.addAll(own);
        first.addAll(last);
        return first;
    }

    private String converted(QualifiedName table, Column column) {
        String array = column.type().endsWith("[]") ? "[]" : "";
        String value = change.conversion(ObjectKey.column(table, column.name()))
                .using()
                .map(Parentheses::around)
                .orElse(Quoting.identifier(column.name()));
        return "TYPE " + column.type() + " USING " + value + "::text" + array + "::" + column.type();
    }

    private boolean hasHeirs(QualifiedName table, Column column) {
        return change.uses().stream()
                .anyMatch(each -> each.ancestry().parents().contains(table)
                        && each.ancestry().hasColumn(column.name()));
    }

    private String alter(String only, Table table, Column column) {
        return "ALTER TABLE " + only + quoting.relation(table.name()) + " ALTER COLUMN "
                + Quoting.identifier(column.name()) + " ";
    }
}
