package dev.alambique.migration.scenario;

import dev.alambique.migration.operation.EnumOperation.RenameValue;
import dev.alambique.migration.operation.Rename;
import dev.alambique.migration.rename.Renaming;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.sql.Quoting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The rows of every table that is in both schemas, in the columns that are in both, under whichever name: their values
 * where the type stays, whether they have one where it changes. Computed columns say nothing about what was kept.
 */
record Rows(Schema before, Renaming renaming, Schema after) {
    /** The rows while the database holds {@code before}. */
    List<String> before(Connection connection) throws SQLException {
        return read(connection, table -> table, Quoting::literal);
    }

    /** The rows while the database holds {@code after}. */
    List<String> after(Connection connection) throws SQLException {
        return read(connection, this::renamed, this::renamedValue);
    }

    private Table renamed(Table table) {
        return renaming.renamed().table(renaming.nameOf(table.name())).orElseThrow();
    }

    /** A value of an enum type is told by the name that it has before, or by a new one. */
    private String renamedValue(String value) {
        String name = value;
        for (Rename rename : renaming.renames()) {
            if (rename instanceof RenameValue step && step.from().equals(name)) {
                name = step.to();
            }
        }
        return Quoting.literal(name);
    }

    private List<String> read(Connection connection, UnaryOperator<Table> names, UnaryOperator<String> labels)
            throws SQLException {
        List<String> rows = new ArrayList<>();
        for (Table table : before.tables()) {
            Optional<Table> other = after.table(renamed(table).name());
            if (other.isPresent()) {
                read(table, names.apply(table), other.get(), labels, connection, rows);
            }
        }
        return rows;
    }

    private void read(
            Table table,
            Table names,
            Table other,
            UnaryOperator<String> labels,
            Connection connection,
            List<String> rows)
            throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            String name = names.columns().get(i).name();
            Column renamed = renamed(table).columns().get(i);
            other.column(renamed.name())
                    .filter(now -> !isComputed(column) && !isComputed(now))
                    .ifPresent(now -> values.add(value(Quoting.identifier(name), renamed, now, labels)));
        }
        String label = new Quoting("").relation(table.name());
        String sql = "SELECT concat_ws(' | ', "
                + Quoting.literal(label) + (values.isEmpty() ? "" : ", " + String.join(", ", values))
                + ") COLLATE \"C\" FROM ONLY "
                + new Quoting("").relation(names.name()) + " ORDER BY 1";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
    }

    private static boolean isComputed(Column column) {
        return column.value() instanceof ColumnValue.Generated;
    }

    private String value(String name, Column column, Column now, UnaryOperator<String> labels) {
        String element = column.type().replace("[]", "");
        boolean holdsRenamed = renaming.renames().stream()
                .anyMatch(each -> each instanceof RenameValue step
                        && step.type().written().equals(element));
        if (holdsRenamed) {
            String cases = before.enums().stream()
                    .flatMap(type -> type.values().stream())
                    .distinct()
                    .map(each -> " WHEN " + labels.apply(each) + " THEN " + Quoting.literal(each))
                    .collect(Collectors.joining());
            return element.equals(column.type())
                    ? "coalesce(CASE " + name + "::text" + cases + " END, 'NULL')"
                    : "ARRAY(SELECT CASE v::text" + cases + " END FROM unnest(" + name + ") v)";
        }
        return column.type().equals(now.type()) ? "coalesce(" + name + "::text, 'NULL')" : "(" + name + " IS NULL)";
    }
}
