package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flyway's history table, read and written as Flyway does.
 *
 * @param connection where it is
 * @param name its name in SQL, quoted by PostgreSQL itself
 */
record HistoryTable(Connection connection, String name) {
    /** How Flyway calls it where nobody says another name. */
    static final String USUAL = "flyway_schema_history";

    private static final String COLUMNS =
            "installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success";

    /** The table of a schema, if it exists. */
    static Optional<HistoryTable> find(Connection connection, String schema, String table) throws SQLException {
        return nameOf(connection, schema, table).map(name -> new HistoryTable(connection, name));
    }

    /** The name in SQL of a table, if it exists. */
    static Optional<String> nameOf(Connection connection, String schema, String table) throws SQLException {
        String sql = "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            query.setString(2, table);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** @throws dev.alambique.migration.problem.MigrationException if the role may not */
    History read() throws SQLException {
        List<HistoryRow> history = new ArrayList<>();
        String sql = "SELECT " + COLUMNS + " FROM " + name + " ORDER BY installed_rank";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                history.add(row(rows));
            }
        } catch (SQLException e) {
            Denied.explain(connection, name, e);
            throw e;
        }
        return new History(history);
    }

    private static HistoryRow row(ResultSet row) throws SQLException {
        Optional<String> version = Optional.ofNullable(row.getString("version"));
        Optional<Integer> checksum = Optional.ofNullable(row.getObject("checksum", Integer.class));
        return new HistoryRow(
                row.getInt("installed_rank"),
                version.flatMap(Version::find),
                row.getString("description"),
                row.getString("type"),
                row.getString("script"),
                checksum,
                row.getString("installed_by"),
                row.getObject("installed_on", LocalDateTime.class),
                row.getInt("execution_time"),
                row.getBoolean("success"));
    }

    void delete(List<HistoryRow> rows) throws SQLException {
        String sql = "DELETE FROM " + name + " WHERE installed_rank = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (HistoryRow row : rows) {
                delete.setInt(1, row.rank());
                delete.executeUpdate();
            }
        }
    }

    /** Writes a row as if Flyway had just applied the migration, or failed to. */
    void insert(ResolvedMigration migration, Duration took, Outcome outcome) throws SQLException {
        String sql = "INSERT INTO " + name + " (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) SELECT coalesce(max(installed_rank), 0) + 1,"
                + " ?, ?, ?, ?, ?, current_user, ?, ? FROM " + name;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            bind(insert, migration);
            insert.setLong(6, took.toMillis());
            insert.setBoolean(7, outcome == Outcome.SUCCESS);
            insert.executeUpdate();
        }
    }

    /** What Flyway's column {@code success} says. */
    enum Outcome {
        SUCCESS,
        FAILURE
    }

    /** Makes a row say what the migration is now. */
    void update(HistoryRow row, ResolvedMigration migration) throws SQLException {
        String sql = "UPDATE " + name + " SET version = ?, description = ?, type = ?, script = ?, checksum = ?"
                + " WHERE installed_rank = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            bind(update, migration);
            update.setInt(6, row.rank());
            update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, ResolvedMigration migration) throws SQLException {
        statement.setString(1, migration.version().text());
        statement.setString(2, migration.description());
        statement.setString(3, migration.type());
        statement.setString(4, migration.script());
        statement.setObject(5, migration.checksum().orElse(null), Types.INTEGER);
    }
}
