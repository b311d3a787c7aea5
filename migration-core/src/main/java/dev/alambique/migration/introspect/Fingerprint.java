package dev.alambique.migration.introspect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a database holds, whether our model knows it or not: everything that PostgreSQL's catalogs say of the user's
 * objects, which tables have rows, and where sequences stand. The texts of defaults, checks and conditions of tables are
 * left out, because PostgreSQL words them anew when they are run again: those a comparison of schemas holds against one
 * another. Whose rights stand in no database (roles, tablespaces) is {@link #ofServer}.
 *
 * @param lines what each thing is by its name, such as {@code view public.v}
 */
public record Fingerprint(SortedMap<String, String> lines) {
    private static final int UNION = 400;
    private static final String EXTENSION = "extension ";
    private static final String PRIVILEGES = "privileges on ";

    /**
     * Reads the database behind the connection, in a transaction that is rolled back.
     *
     * @throws SQLException if a catalog or a table cannot be read
     */
    public static Fingerprint of(Connection connection) throws SQLException {
        return read(connection, FingerprintQueries.OBJECTS, true);
    }

    /** The roles, memberships and tablespaces of the server, which every database of it sees. */
    public static Fingerprint ofServer(Connection connection) throws SQLException {
        return read(connection, FingerprintQueries.SERVER, false);
    }

    private static Fingerprint read(Connection connection, String sql, boolean contents) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        SortedMap<String, String> lines = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(FingerprintQueries.POINT_OF_VIEW);
            add(statement, sql, lines);
            if (contents) {
                List<String> selects = new ArrayList<>();
                try (ResultSet row = statement.executeQuery(FingerprintQueries.CONTENTS)) {
                    while (row.next()) {
                        selects.add(row.getString(1));
                    }
                }
                for (int i = 0; i < selects.size(); i += UNION) {
                    List<String> some = selects.subList(i, Math.min(i + UNION, selects.size()));
                    add(statement, String.join("\nUNION ALL ", some), lines);
                }
            }
            return new Fingerprint(lines);
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    /** Things of one name, such as two triggers that PostgreSQL calls alike, are one line. */
    private static void add(Statement statement, String sql, Map<String, String> lines) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                lines.merge(row.getString(1), String.valueOf(row.getString(2)), (one, other) -> one + "\n" + other);
            }
        }
    }

    /** The names of what the two do not have alike, in order; what only one has is named without its privileges. */
    public List<String> differences(Fingerprint other) {
        SortedMap<String, String> all = new TreeMap<>(lines);
        all.putAll(other.lines);
        return all.keySet().stream()
                .filter(name -> !Objects.equals(lines.get(name), other.lines.get(name)))
                .filter(name -> !name.startsWith(PRIVILEGES) || hasAlso(name.substring(PRIVILEGES.length()), other))
                .toList();
    }

    /** The names of the extensions. */
    public List<String> extensions() {
        return lines.keySet().stream()
                .filter(name -> name.startsWith(EXTENSION))
                .toList();
    }

    private boolean hasAlso(String subject, Fingerprint other) {
        return lines.containsKey(subject) == other.lines.containsKey(subject);
    }
}
