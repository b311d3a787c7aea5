package dev.alambique.migration.runner;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of a session that Flyway arranges around a script, that a run sets, and that a script may change for
 * whoever gets the connection from a pool next.
 */
record SessionSettings(
        Connection connection, String searchPath, String role, String lockTimeout, String statementTimeout) {
    private static final Logger LOG = LoggerFactory.getLogger(SessionSettings.class);

    static SessionSettings of(Connection connection) throws SQLException {
        String sql = "SELECT current_setting('search_path'), current_setting('role'),"
                + " current_setting('lock_timeout'), current_setting('statement_timeout')";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return new SessionSettings(
                    connection, row.getString(1), row.getString(2), row.getString(3), row.getString(4));
        }
    }

    /** Puts a schema in front of the search path, as Flyway does with its default schema. */
    void putFirst(String schema) throws SQLException {
        execute(
                "SELECT set_config('search_path', concat_ws(', ', quote_ident(?), nullif(?, '')), false)",
                schema,
                searchPath);
    }

    /** Sets how long statements may wait and run, as a run's settings say. */
    static void limit(Connection connection, RunSettings settings) throws SQLException {
        execute(
                connection,
                "SELECT set_config('lock_timeout', ?, false), set_config('statement_timeout', ?, false)",
                milliseconds(settings.lockTimeout()),
                settings.statementTimeout().map(SessionSettings::milliseconds).orElse("0"));
    }

    /**
     * Lets the server look, while a statement runs, whether its client is still there ({@code
     * client_connection_check_interval}): that of a process that was killed would go on otherwise, and hold its locks.
     * Not all systems that servers run on can look.
     */
    static void noticeDeath(Connection connection) throws SQLException {
        try {
            execute(connection, "SELECT set_config('client_connection_check_interval', '1000', false)");
        } catch (SQLException unsupported) {
            LOG.debug("The server does not look whether its clients are there", unsupported);
        }
    }

    static void forgetDeath(Connection connection) throws SQLException {
        execute(connection, "RESET client_connection_check_interval");
    }

    /** Sets how long statements may wait for a lock. */
    static void lockTimeout(Connection connection, Duration timeout) throws SQLException {
        execute(connection, "SELECT set_config('lock_timeout', ?, false)", milliseconds(timeout));
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /** Does something as the role that the session began with: a script may have set one that may not write the audit. */
    void inFirstRole(Session.Work work) throws SQLException {
        String set = of(connection).role();
        if (set.equals(role)) {
            work.run();
            return;
        }
        execute("SELECT set_config('role', ?, false)", role);
        work.run();
        execute("SELECT set_config('role', ?, false)", set);
    }

    void restore() throws SQLException {
        execute(
                "SELECT set_config('role', ?, false), set_config('search_path', ?, false),"
                        + " set_config('lock_timeout', ?, false), set_config('statement_timeout', ?, false)",
                role,
                searchPath,
                lockTimeout,
                statementTimeout);
    }

    private void execute(String sql, String... values) throws SQLException {
        execute(connection, sql, values);
    }

    private static void execute(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
