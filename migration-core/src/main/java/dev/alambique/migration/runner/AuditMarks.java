package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Version;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far something has come that runs outside of transactions, statement by statement: what is kept in the audit while it
 * runs, so that a second try knows what the first one has done.
 */
record AuditMarks(Audit audit) {
    /** The indexes that an interrupted {@code CREATE INDEX CONCURRENTLY} leaves (catalog {@code pg_index.indisvalid}). */
    static final String INVALID = "SELECT coalesce(array_agg(indexrelid::regclass::text), '{}') FROM pg_index"
            + " WHERE NOT indisvalid AND indexrelid NOT IN (SELECT index_relid FROM pg_stat_progress_create_index)";

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

    /** Notes that something begins outside of a transaction; gives the number of its line. */
    long begin(Direction direction, Audit.Subject subject) throws SQLException {
        long id = audit.running(direction, subject);
        String sql = "UPDATE " + audit.name() + " SET statements_done = 0, done_checksum = 0, invalid_before = ("
                + INVALID + ") WHERE id = ?";
        try (PreparedStatement update = connection().prepareStatement(sql)) {
            update.setLong(1, id);
            update.executeUpdate();
        }
        return id;
    }

    /** Notes that what broke off is tried again from there. */
    void resume(Broken broken) throws SQLException {
        String sql = "UPDATE " + audit.name() + " SET outcome = 'running', error = NULL WHERE id = ?";
        try (PreparedStatement update = connection().prepareStatement(sql)) {
            update.setLong(1, broken.id());
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

    /** The revisions of a session's database that {@link #broken(Direction)} tells; none where there is no audit. */
    static Set<Version> broken(Session session, Direction direction) throws SQLException {
        Optional<Audit> audit = Audit.find(session.connection(), session.schema());
        return audit.isPresent() ? new AuditMarks(audit.get()).broken(direction).keySet() : Set.of();
    }

    /** The indexes that are invalid now and were not before; nobody builds them at this moment. */
    List<String> invalidSince(Broken broken) throws SQLException {
        try (PreparedStatement query = connection().prepareStatement(INVALID);
                ResultSet row = query.executeQuery()) {
            row.next();
            return list(row.getArray(1)).stream()
                    .filter(each -> !broken.invalidBefore().contains(each))
                    .toList();
        }
    }

    private Connection connection() {
        return audit.connection();
    }

    private static List<String> list(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
