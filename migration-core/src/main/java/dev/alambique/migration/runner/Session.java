package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.sql.Quoting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** One connection, in auto-commit, to the database whose history is read or written; given back as it came. */
final class Session implements AutoCloseable {
    private static final int SECONDS_TO_ANSWER = 5;

    private final Connection connection;
    private final boolean autoCommit;
    private final String schema;
    private final Optional<String> givenTable;
    private Optional<HistoryTable> table;

    private Session(Connection connection, Optional<String> schema, Optional<String> historyTable) throws SQLException {
        this.connection = connection;
        this.givenTable = historyTable;
        this.autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        // One query for both: a start with nothing to do costs this and the reading of the history, and no more.
        String sql = "SELECT s.name, (SELECT format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = s.name AND c.relname = ? AND c.relkind IN ('r', 'p'))"
                + " FROM (SELECT coalesce(?, current_schema())) s(name)";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, historyTable());
            query.setString(2, schema.orElse(null));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                this.schema = row.getString(1);
                this.table = Optional.ofNullable(row.getString(2)).map(name -> new HistoryTable(connection, name));
            }
        }
    }

    /** @throws MigrationException if the database cannot be reached */
    static Session open(DataSource dataSource, Optional<String> schema, RunSettings settings) {
        Connection connection;
        try {
            connection = dataSource.getConnection();
        } catch (SQLException e) {
            throw Problem.of("The database cannot be reached: " + e.getMessage())
                    .failure(e);
        }
        try {
            return new Session(connection, schema, settings.historyTable());
        } catch (SQLException e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw broken(e);
        }
    }

    /** Whether the server still answers on it. */
    boolean isUsable() throws SQLException {
        return connection.isValid(SECONDS_TO_ANSWER);
    }

    Connection connection() {
        return connection;
    }

    /** The schema that holds the history table. */
    String schema() throws SQLException {
        if (schema == null) {
            refuseWithoutUsage();
            throw Problem.of("There is no schema to keep the history in: the search_path names none that exists.")
                    .instead("name one with --schemas, or create schema public")
                    .usage();
        }
        return schema;
    }

    /** The name of the history table, whether there is one or not. */
    String historyTable() {
        return givenTable.orElse(HistoryTable.USUAL);
    }

    /** Whether the name of the history table was said. */
    boolean isHistoryTableGiven() {
        return givenTable.isPresent();
    }

    /** PostgreSQL passes over what the role may not use as if it did not exist. */
    private void refuseWithoutUsage() throws SQLException {
        String closed = query("SELECT (array_agg(n.nspname::text ORDER BY s.place))[1] FROM pg_catalog.pg_namespace n"
                + " JOIN unnest(string_to_array(current_setting('search_path'), ',')) WITH ORDINALITY AS s(name, place)"
                + " ON n.nspname = replace(trim(both ' \"' FROM s.name), '$user', current_user)");
        if (closed != null) {
            String role = query("SELECT current_user");
            throw Problem.of("Role " + role + " may not use schema " + closed + ", where the history would be.")
                    .instead("connect as the role that upgrades, with --user; or let this one use it:"
                            + "\nGRANT USAGE ON SCHEMA " + Quoting.identifier(closed) + " TO "
                            + Quoting.identifier(role) + ";"
                            + "\nor name another schema with --schemas")
                    .failure();
        }
    }

    /** The history table, if there is one; others may create it meanwhile. */
    Optional<HistoryTable> table() throws SQLException {
        if (table.isEmpty()) {
            table = HistoryTable.find(connection, schema(), historyTable());
        }
        return table;
    }

    History history() throws SQLException {
        Optional<HistoryTable> found = table();
        return found.isPresent() ? found.get().read() : new History(List.of());
    }

    /** What the history was when the session was opened, without looking for its table again. */
    History historyAtFirst() throws SQLException {
        schema();
        return table.isPresent() ? table.get().read() : new History(List.of());
    }

    /** Something that is done on the connection. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** Notes a failure, which remains the news where it cannot be noted. */
    void note(Exception failure, Work work) {
        try {
            work.run();
        } catch (SQLException | MigrationException e) {
            failure.addSuppressed(e);
        }
    }

    /** The one text that a query gives, null if it gives NULL. */
    String query(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** What a SQLException means where no statement of a revision is at fault. */
    static MigrationException broken(SQLException e) {
        Problem problem =
                Problem.of("The history of the database cannot be read or written: " + FailedStatement.message(e));
        return Remedy.of(e).map(problem::instead).orElse(problem).failure(e);
    }

    @Override
    public void close() {
        try (connection) {
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            throw broken(e);
        }
    }
}
