package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** One connection, in auto-commit, to the database whose history is read or written; given back as it came. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final boolean autoCommit;
    private final String schema;

    private Session(Connection connection, Optional<String> schema) throws SQLException {
        this.connection = connection;
        this.autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        this.schema = schema.isPresent() ? schema.get() : query("SELECT current_schema()");
    }

    /** @throws MigrationException if the database cannot be reached */
    static Session open(DataSource dataSource, Optional<String> schema) {
        Connection connection;
        try {
            connection = dataSource.getConnection();
        } catch (SQLException e) {
            throw Problem.of("The database cannot be reached: " + e.getMessage())
                    .failure(e);
        }
        try {
            return new Session(connection, schema);
        } catch (SQLException e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw broken(e);
        }
    }

    Connection connection() {
        return connection;
    }

    /** The schema that holds the history table. */
    String schema() throws SQLException {
        if (schema == null) {
            throw Problem.of("There is no schema to keep the history in: the search_path names none that exists.")
                    .instead("name one with --schemas, or create schema public")
                    .usage();
        }
        return schema;
    }

    Optional<HistoryTable> table() throws SQLException {
        return HistoryTable.find(connection, schema());
    }

    History history() throws SQLException {
        Optional<HistoryTable> table = table();
        return table.isPresent() ? table.get().read() : new History(List.of());
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
        return Problem.of("The history of the database cannot be read or written: " + e.getMessage())
                .failure(e);
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
