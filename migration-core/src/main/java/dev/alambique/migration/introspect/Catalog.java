package dev.alambique.migration.introspect;

import dev.alambique.migration.schema.QualifiedName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The catalogs of one database, within one transaction. */
final class Catalog {
    /** Relations that are nobody's but the user's; to be read with {@code pg_class} as c and {@code pg_namespace} as n. */
    static final String USERS_RELATION = """
            n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND c.relname NOT IN (%s)
              AND NOT %s
              AND NOT EXISTS (
                SELECT FROM pg_depend e
                WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
            """.formatted(
                    Introspector.BOOKKEEPING.stream()
                            .sorted()
                            .map(name -> "'" + name + "'")
                            .collect(Collectors.joining(", ")),
                    FlywayHistory.OF_ANY_NAME);

    /** What stands between a schema and a name in one value: {@code chr(31)}. */
    static final char SEPARATOR = '\u001f';

    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    /** Something that takes a row in. */
    interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    /** Runs a query and reads each of its rows. */
    <T> List<T> query(String sql, RowReader<T> reader) throws SQLException {
        List<T> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                values.add(reader.read(new Row(rows)));
            }
        }
        return values;
    }

    /** One row of a result, by column name. */
    record Row(ResultSet rows) {
        String text(String column) throws SQLException {
            return rows.getString(column);
        }

        Optional<String> optional(String column) throws SQLException {
            return Optional.ofNullable(rows.getString(column));
        }

        long number(String column) throws SQLException {
            return rows.getLong(column);
        }

        Optional<Integer> integer(String column) throws SQLException {
            int value = rows.getInt(column);
            return rows.wasNull() ? Optional.empty() : Optional.of(value);
        }

        boolean is(String column) throws SQLException {
            return rows.getBoolean(column);
        }

        char letter(String column) throws SQLException {
            String text = rows.getString(column);
            return text == null || text.isEmpty() ? ' ' : text.charAt(0);
        }

        /** Names of relations, with a separator between schema and name. */
        List<QualifiedName> names(String column) throws SQLException {
            List<QualifiedName> names = new ArrayList<>();
            for (String each : texts(column)) {
                int separator = each.indexOf(SEPARATOR);
                names.add(new QualifiedName(each.substring(0, separator), each.substring(separator + 1)));
            }
            return names;
        }

        /** Names and what belongs to them, with a separator between the two. */
        SortedMap<String, String> pairs(String column) throws SQLException {
            SortedMap<String, String> pairs = new TreeMap<>();
            for (String each : texts(column)) {
                int separator = each.indexOf(SEPARATOR);
                pairs.put(each.substring(0, separator), each.substring(separator + 1));
            }
            return pairs;
        }

        List<String> texts(String column) throws SQLException {
            Array array = rows.getArray(column);
            return array == null ? List.of() : List.of((String[]) array.getArray());
        }
    }
}
