package dev.alambique.migration.runner;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings that a session had at some moment, to which it is put back: who it acts as, and what was set in it, by
 * whoever gave the connection or by a run. Flyway arranges some of them around a script, and a script may change any, for
 * the script that is next and for whoever gets the connection from a pool then.
 *
 * <p>PostgreSQL lists no parameter of one's own ({@code SET app.tenant = …}), and lets {@code temp_buffers} be changed no
 * more once the session has a temporary table; these are left as a script leaves them.
 *
 * @param user {@code session_authorization}
 * @param role {@code none} where the session acts as its user
 * @param set what was set in the session, as a JSON object of names and values
 */
record SessionSettings(Connection connection, String user, String role, String searchPath, String set) {
    private static final Logger LOG = LoggerFactory.getLogger(SessionSettings.class);

    private static final String ACTING = "SELECT current_setting('session_authorization'), current_setting('role')";

    /** What is set in the session, as {@link #putBack} wants it. */
    static final String SET = "(SELECT coalesce(jsonb_object_agg(name, setting), '{}')::text"
            + " FROM pg_catalog.pg_settings WHERE source = 'session')";

    private static final String READ = ACTING + ", current_setting('search_path'), " + SET;

    /** Another user takes the role with it, so that the role comes second. */
    private static final String ACT_AS = "SELECT set_config('session_authorization', ?, false),"
            + " set_config('role', ?, false) WHERE (current_setting('session_authorization'), current_setting('role'))"
            + " IS DISTINCT FROM (?, ?)";

    /**
     * What puts a session's settings back, to be selected or performed. What was not set in the session had the value that
     * RESET gives; what belongs to a transaction ends with it.
     *
     * @param set what {@link #SET} gave, in SQL
     */
    static String putBack(String set) {
        return " set_config(now.name, coalesce(first.value, now.reset_val), false) FROM pg_catalog.pg_settings now"
                + " LEFT JOIN jsonb_each_text(" + set + "::jsonb) first(name, value) ON first.name = now.name"
                + " WHERE (now.source = 'session' OR first.name IS NOT NULL)"
                + " AND now.setting IS DISTINCT FROM coalesce(first.value, now.reset_val) AND now.name NOT IN"
                + " ('temp_buffers', 'transaction_isolation', 'transaction_read_only', 'transaction_deferrable')";
    }

    static SessionSettings of(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(READ);
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

    /** Sets how long statements may wait for a lock. */
    static void lockTimeout(Connection connection, Duration timeout) throws SQLException {
        execute(connection, "SELECT set_config('lock_timeout', ?, false)", milliseconds(timeout));
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /** Does something as the role that the session began with: a script may have set one that may not write the audit. */
    void inFirstRole(Session.Work work) throws SQLException {
        String setUser;
        String setRole;
        try (PreparedStatement query = connection.prepareStatement(ACTING);
                ResultSet row = query.executeQuery()) {
            row.next();
            setUser = row.getString(1);
            setRole = row.getString(2);
        }
        actAs(user, role);
        work.run();
        actAs(setUser, setRole);
    }

    private void actAs(String actingUser, String actingRole) throws SQLException {
        execute(ACT_AS, actingUser, actingRole, actingUser, actingRole);
    }

    /** Puts the session back to these settings, whatever was set since. */
    void restore() throws SQLException {
        actAs(user, role);
        execute("SELECT" + putBack("?"), set);
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
