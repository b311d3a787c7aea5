package dev.alambique.migration.runner;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The settings of a session that Flyway arranges around a script, and that a script may change for whoever gets the
 * connection from a pool next.
 */
record SessionSettings(Connection connection, String searchPath, String role) {
    static SessionSettings of(Connection connection) throws SQLException {
        String sql = "SELECT current_setting('search_path'), current_setting('role')";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return new SessionSettings(connection, row.getString(1), row.getString(2));
        }
    }

    /** Puts a schema in front of the search path, as Flyway does with its default schema. */
    void putFirst(String schema) throws SQLException {
        execute("SELECT set_config('search_path', concat_ws(', ', quote_ident(?), nullif(?, '')), false)", schema);
    }

    void restore() throws SQLException {
        execute("SELECT set_config('role', ?, false), set_config('search_path', ?, false)", role);
    }

    private void execute(String sql, String first) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, first);
            statement.setString(2, searchPath);
            statement.execute();
        }
    }
}
