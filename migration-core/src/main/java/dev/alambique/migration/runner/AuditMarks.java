package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Version;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far something has come that runs outside of transactions, statement by statement: what is kept in the audit while it
 * runs, so that a second try knows what the first one has done.
 */
record AuditMarks(Audit audit) {
    /**
     * The indexes that an interrupted {@code CREATE INDEX CONCURRENTLY} leaves (catalog {@code pg_index.indisvalid}), by
     * names that every search path understands.
     */
    static final String INVALID = "SELECT coalesce(array_agg(format('%I.%I', n.nspname, c.relname)), '{}')"
            + " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE NOT i.indisvalid";

    /** What an index {@code i} is, but for the names of itself and of its table. */
    static final String DEFINITION = "i.indisunique || substring(pg_get_indexdef(i.indexrelid) FROM ' USING .*')";

    private static final String SINCE =
            "SELECT format('%I.%I', n.nspname, c.relname), c.relname, t.oid, t.relname, " + DEFINITION
                    + " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " JOIN pg_class t ON t.oid = i.indrelid"
                    + " WHERE NOT i.indisvalid AND format('%I.%I', n.nspname, c.relname) <> ALL (?)";

    /**
     * Not those that another session builds now: it locks the table against others of its kind all the while. The view of
     * running builds would tell too, but only a role that may see other sessions.
     */
    private static final String ABANDONED = SINCE + " AND NOT EXISTS (SELECT 1 FROM pg_locks l"
            + " JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'relation' AND l.granted"
            + " AND l.mode = 'ShareUpdateExclusiveLock' AND l.relation = i.indrelid AND a.usesysid IS NOT NULL"
            + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            + " AND l.pid <> pg_backend_pid())";

    private static final String BROKE_OFF = "its session ended before it was done";

    /**
     * A try that did not end well.
     *
     * @param id the number of its line
     * @param died whether it broke off without an error that anybody noted
     * @param done how many statements were done
     * @param checksum the checksum of those statements
     * @param invalidBefore the indexes that were invalid when it began
     */
    record Broken(long id, boolean died, int done, int checksum, List<String> invalidBefore) {}

    /**
     * An index that is half built, or half dropped.
     *
     * @param sql its name as SQL has it, with its schema
     * @param name its bare name
     * @param definition what {@link #DEFINITION} gives
     */
    record InvalidIndex(String sql, String name, Table table, String definition) {
        /**
         * The table of an index.
         *
         * @param number the number that PostgreSQL knows it by
         * @param name its bare name
         */
        record Table(String number, String name) {}
    }

    /** Notes that something begins outside of a transaction; gives the number of its line. */
    long begin(Direction direction, Audit.Subject subject) throws SQLException {
        return Transaction.on(connection(), () -> {
            long id = audit.running(direction, subject);
            String sql = "UPDATE " + audit.name() + " SET statements_done = 0, done_checksum = 0, invalid_before = ("
                    + INVALID + ") WHERE id = ?";
            try (PreparedStatement update = connection().prepareStatement(sql)) {
                update.setLong(1, id);
                update.executeUpdate();
            }
            return id;
        });
    }

    /** Notes that what broke off is tried again from there; gives the number of the new line. */
    long resume(Broken broken, Direction direction, Audit.Subject subject) throws SQLException {
        return Transaction.on(connection(), () -> {
            String ended = "UPDATE " + audit.name() + " SET outcome = 'failed', error = coalesce(error, ?)"
                    + " WHERE id = ? AND outcome = 'running'";
            try (PreparedStatement update = connection().prepareStatement(ended)) {
                update.setString(1, BROKE_OFF);
                update.setLong(2, broken.id());
                update.executeUpdate();
            }
            long id = audit.running(direction, subject);
            String sql = "UPDATE " + audit.name() + " n SET statements_done = b.statements_done,"
                    + " done_checksum = b.done_checksum, invalid_before = b.invalid_before FROM " + audit.name()
                    + " b WHERE n.id = ? AND b.id = ?";
            try (PreparedStatement update = connection().prepareStatement(sql)) {
                update.setLong(1, id);
                update.setLong(2, broken.id());
                update.executeUpdate();
            }
            return id;
        });
    }

    /**
     * Ends the lines of what the history has: where a session died between the two, the history, which is written first,
     * is right.
     */
    void settle(History history) throws SQLException {
        String sql =
                "UPDATE " + audit.name() + " a SET outcome = 'done', error = NULL, duration_ms = coalesce(duration_ms,"
                        + " extract(epoch FROM clock_timestamp() - started_at) * 1000) WHERE direction = ? AND outcome = 'running'"
                        + " AND version = ANY (?) AND NOT EXISTS (SELECT 1 FROM " + audit.name()
                        + " b WHERE b.version = a.version AND b.id > a.id)";
        Object[] versions =
                history.applied().keySet().stream().map(Version::text).toArray();
        try (PreparedStatement update = connection().prepareStatement(sql)) {
            update.setString(1, Direction.UPGRADE.toString());
            update.setArray(2, connection().createArrayOf("text", versions));
            update.executeUpdate();
        }
    }

    /** Notes how many statements are done, and which. */
    void progress(long id, int done, int checksum) throws SQLException {
        String sql = "UPDATE " + audit.name() + " SET statements_done = ?, done_checksum = ? WHERE id = ?";
        try (PreparedStatement update = connection().prepareStatement(sql)) {
            update.setInt(1, done);
            update.setInt(2, checksum);
            update.setLong(3, id);
            update.executeUpdate();
        }
    }

    /** Notes that its session broke: nobody knows whether the statement that ran then was done. */
    void brokeOff(long id, String error) throws SQLException {
        String sql = "UPDATE " + audit.name() + " SET error = ? WHERE id = ?";
        try (PreparedStatement update = connection().prepareStatement(sql)) {
            update.setString(1, error);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    /** Notes how it ended. */
    void end(long id, Optional<String> error, Duration took) throws SQLException {
        String sql = "UPDATE " + audit.name() + " SET outcome = ?, error = ?, duration_ms = ? WHERE id = ?";
        try (PreparedStatement update = connection().prepareStatement(sql)) {
            update.setString(1, error.isPresent() ? "failed" : "done");
            update.setString(2, error.orElse(null));
            update.setLong(3, took.toMillis());
            update.setLong(4, id);
            update.executeUpdate();
        }
    }

    /** The revisions whose last try went in a direction, ran outside of transactions and did not end well. */
    Map<Version, Broken> broken(Direction direction) throws SQLException {
        String sql =
                "SELECT id, version, outcome, statements_done, done_checksum, invalid_before FROM (SELECT DISTINCT ON"
                        + " (version) * FROM " + audit.name()
                        + " WHERE version IS NOT NULL ORDER BY version, id DESC) last"
                        + " WHERE direction = ? AND outcome <> 'done' AND statements_done IS NOT NULL";
        Map<Version, Broken> broken = new TreeMap<>();
        try (PreparedStatement query = connection().prepareStatement(sql)) {
            query.setString(1, direction.toString());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    boolean died = row.getString(3).equals("running");
                    Broken each = new Broken(row.getLong(1), died, row.getInt(4), row.getInt(5), list(row.getArray(6)));
                    Version.find(row.getString(2)).ifPresent(version -> broken.put(version, each));
                }
            }
        }
        return broken;
    }

    /** Whether an index is invalid now and was not before. */
    boolean isAnyInvalidSince(Broken broken) throws SQLException {
        return !invalidSince(broken, SINCE).isEmpty();
    }

    /** The indexes that are invalid now and were not before, and that nobody builds at this moment. */
    List<InvalidIndex> abandonedSince(Broken broken) throws SQLException {
        return invalidSince(broken, ABANDONED);
    }

    private List<InvalidIndex> invalidSince(Broken broken, String sql) throws SQLException {
        List<InvalidIndex> indexes = new ArrayList<>();
        try (PreparedStatement query = connection().prepareStatement(sql)) {
            query.setArray(
                    1, connection().createArrayOf("text", broken.invalidBefore().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    indexes.add(new InvalidIndex(
                            row.getString(1),
                            row.getString(2),
                            new InvalidIndex.Table(row.getString(3), row.getString(4)),
                            row.getString(5)));
                }
            }
        }
        return indexes;
    }

    private Connection connection() {
        return audit.connection();
    }

    private static List<String> list(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
