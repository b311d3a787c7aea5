package dev.alambique.migration.scenario;

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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows of every table that is in both schemas, in the columns that are in both: their values where the type stays,
 * whether they have one where it changes. Computed columns say nothing about what was kept.
 */
final class Rows {
    private Rows() {}

    static List<String> kept(Schema before, Schema after, Connection connection) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (Table table : before.tables()) {
            Optional<Table> other = after.table(table.name());
            if (other.isPresent()) {
                read(table, other.get(), connection, rows);
            }
        }
        return rows;
    }

    private static void read(Table table, Table other, Connection connection, List<String> rows) throws SQLException {
        String values = table.columns().stream()
                .sorted(Comparator.comparing(Column::name))
                .flatMap(column -> other
                        .column(column.name())
                        .filter(now -> !isComputed(column) && !isComputed(now))
                        .map(now -> value(column, now))
                        .stream())
                .collect(Collectors.joining(", "));
        String name = new Quoting("").relation(table.name());
        String sql = "SELECT concat_ws(' | ', " + Quoting.literal(name) + (values.isEmpty() ? "" : ", " + values)
                + ") FROM " + name + " ORDER BY 1";
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

    private static String value(Column column, Column now) {
        String name = Quoting.identifier(column.name());
        return column.type().equals(now.type()) ? "coalesce(" + name + "::text, 'NULL')" : "(" + name + " IS NULL)";
    }
}
