package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An advisory lock of a session, so that what changes a database runs one after the other. It is tried again and again
 * and never waited for inside PostgreSQL: a waiting statement holds a snapshot, and {@code CREATE INDEX CONCURRENTLY}
 * in the revision that the holder applies would wait for that snapshot for ever. PostgreSQL frees it when its session
 * ends, however it ends.
 */
record RunLock(Connection connection, long key) {
    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

    /** From Flyway's {@code PostgreSQLAdvisoryLockTemplate}; the hash of the table's quoted name is added. */
    private static final long FLYWAY = 77431708279161L;

    private static final long RUNNER = 0x616C616D62697175L;
    private static final int MILLISECONDS_BETWEEN_TRIES = 50;

    /** Work that is done while a lock is held. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Keeps out other runners, which then find the work done. Flyway may still run, within this lock. */
    static RunLock amongRunners(Session session) throws SQLException {
        return new RunLock(session.connection(), RUNNER ^ tableHash(session));
    }

    /** Keeps out every Flyway whose lock is not transactional, and other runners with it. */
    static RunLock amongFlyways(Session session) throws SQLException {
        return new RunLock(session.connection(), flywayKey(session));
    }

    static long flywayKey(Session session) throws SQLException {
        return FLYWAY + tableHash(session);
    }

    /** Flyway hashes the Java text of its table: both names between double quotes, inner ones doubled. */
    private static int tableHash(Session session) throws SQLException {
        String schema = session.schema().replace("\"", "\"\"");
        return ("\"" + schema + "\".\"" + HistoryTable.TABLE + "\"").hashCode();
    }

    /** Does work with the lock held. */
    <T> T hold(Work<T> work) throws SQLException {
        acquire();
        try {
            return work.run();
        } finally {
            if (!connection.isClosed()) {
                call("SELECT pg_advisory_unlock(?)");
            }
        }
    }

    private void acquire() throws SQLException {
        boolean waiting = false;
        while (!call("SELECT pg_try_advisory_lock(?)")) {
            if (!waiting) {
                LOG.info("Another process changes this database; waiting for it");
                waiting = true;
            }
            try {
                Thread.sleep(MILLISECONDS_BETWEEN_TRIES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Problem.of("Interrupted while another process changes the database.")
                        .failure(e);
            }
        }
    }

    private boolean call(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
