package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An advisory lock of a session, so that what changes a database runs one after the other. It is tried again and again
 * and never waited for inside PostgreSQL: a waiting statement holds a snapshot, and {@code CREATE INDEX CONCURRENTLY}
 * in the revision that the holder applies would wait for that snapshot for ever. PostgreSQL frees it when its session
 * ends, however it ends.
 */
record RunLock(RunContext context, Connection connection, long key) {
    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

    /** From Flyway's {@code PostgreSQLAdvisoryLockTemplate}; the hash of the table's quoted name is added. */
    private static final long FLYWAY = 77431708279161L;

    private static final long RUNNER = 0x616C616D62697175L;

    private static final int FIRST_PAUSE_MILLISECONDS = 25;
    private static final int LONGEST_PAUSE_MILLISECONDS = 400;

    /**
     * A second lock, which everybody may share, of the class 1634493805 and a number that is the moment in which the
     * first was taken: {@code pg_locks} shows both as long as the session has them, and nothing has to be cleaned up.
     */
    private static final String NOTE_SINCE =
            "SELECT pg_advisory_lock_shared(1634493805, (extract(epoch FROM clock_timestamp()) - 1600000000)::int)";

    private static final String FORGET_SINCE =
            "SELECT pg_advisory_unlock_shared(classid::int, objid::int) FROM pg_locks"
                    + " WHERE pid = pg_backend_pid() AND locktype = 'advisory' AND objsubid = 2 AND classid = 1634493805 LIMIT 1";

    private static final String HOLDER =
            "SELECT a.pid, a.usename, a.application_name, a.client_addr::text, coalesce((SELECT"
                    + " max(to_timestamp(m.objid::bigint + 1600000000)) FROM pg_locks m WHERE m.pid = l.pid"
                    + " AND m.locktype = 'advisory' AND m.objsubid = 2 AND m.classid = 1634493805), a.backend_start)"
                    + " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                    + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND a.datname = current_database()"
                    + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                    + " AND l.classid::bigint = ? AND l.objid::bigint = ?";

    private static final String HELD =
            "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'"
                    + " AND objsubid = 1 AND ((classid::bigint << 32) | objid::bigint) = ?)";

    /** What becomes of a script in a transaction that gave the lock up. */
    static final String ROLLED_BACK = "everything it did is rolled back";

    /** What becomes of a script outside of transactions that gave the lock up. */
    static final String STAYS = "it runs outside of transactions, so what it did stays; another process may have come"
            + " in since, and the same\ncommand goes on behind it";

    /** Work that is done while a lock is held. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Keeps out other runners, which then find the work done. */
    static RunLock amongRunners(RunContext context, Session session) throws SQLException {
        return new RunLock(context, session.connection(), RUNNER ^ tableHash(session.schema(), session.historyTable()));
    }

    /** Keeps out every Flyway, and other runners with it; a Flyway on the same connection may still run. */
    static RunLock amongFlyways(RunContext context, Session session) throws SQLException {
        return new RunLock(context, session.connection(), flywayKey(session.schema(), session.historyTable()));
    }

    /**
     * Does work while neither a runner nor a Flyway changes the same database, and leaves the settings of the session as
     * they were: scripts change them, and Flyway itself sets the role.
     */
    static <T> T alone(RunContext context, Session session, Work<T> work) throws SQLException {
        new Pooler(context.dataSource(), session.connection()).refuseTransactionMode();
        SessionSettings settings = SessionSettings.of(session.connection());
        SessionSettings.noticeDeath(session.connection());
        return amongRunners(context, session)
                .hold(() -> amongFlyways(context, session).hold(() -> Tidily.run(work, settings::restore)));
    }

    /** The number that Flyway locks while it changes the history in a schema. */
    static long flywayKey(String schema, String table) {
        return FLYWAY + tableHash(schema, table);
    }

    /** Flyway hashes the Java text of its table: both names between double quotes, inner ones doubled. */
    private static int tableHash(String schema, String table) {
        return (quoted(schema) + "." + quoted(table)).hashCode();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private <T> T hold(Work<T> work) throws SQLException {
        acquire();
        return Tidily.run(work, this::release);
    }

    private void acquire() throws SQLException {
        long begin = System.nanoTime();
        int pause = FIRST_PAUSE_MILLISECONDS;
        boolean told = false;
        while (!call("SELECT pg_try_advisory_lock(?)")) {
            if (!told) {
                Optional<LockHolder> holder = holder();
                LOG.info(
                        "Another process changes this database; waiting for it: {}",
                        holder.map(LockHolder::toString).orElse("unknown"));
                context.tell(new RevisionEvent.Waiting(holder));
                told = true;
            }
            refuseToWaitLonger(System.nanoTime() - begin);
            pause(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(NOTE_SINCE);
        }
    }

    private void release() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(FORGET_SINCE);
        }
        call("SELECT pg_advisory_unlock(?)");
    }

    private void refuseToWaitLonger(long nanoseconds) throws SQLException {
        boolean patient = context.settings()
                .lockWait()
                .map(wait -> nanoseconds < wait.toNanos())
                .orElse(true);
        if (!patient) {
            throw Problem.of("Another process changes this database, and has not ended within "
                            + Attempts.seconds(context.settings().lockWait().orElseThrow()) + ".")
                    .with("holder", holder().map(LockHolder::toString).orElse("gone by now"))
                    .instead("try again when it has ended; or wait longer, with --lock-wait")
                    .failure();
        }
    }

    private Optional<LockHolder> holder() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HOLDER)) {
            query.setLong(1, key >>> Integer.SIZE);
            query.setLong(2, key & 0xFFFFFFFFL);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new LockHolder(
                                row.getInt(1),
                                Optional.ofNullable(row.getString(2)).orElse(""),
                                Optional.ofNullable(row.getString(3)).orElse(""),
                                Optional.ofNullable(row.getString(4)).orElse(""),
                                row.getObject(5, OffsetDateTime.class)))
                        : Optional.empty();
            }
        }
    }

    /**
     * That a script left the lock as it was: a function that it calls may have given up all locks of the session.
     *
     * @throws dev.alambique.migration.problem.MigrationException if it did
     */
    void refuseLost(String script, String state) throws SQLException {
        if (!call(HELD)) {
            throw lost("gave up", script, "state", state);
        }
    }

    /** That a script gives up the lock, or did. */
    static MigrationException lost(String verb, String script, String label, String evidence) {
        return Problem.of("Script " + script + " " + verb + " the lock that keeps others from changing this database.")
                .with(label, evidence)
                .instead(
                        "leave out DISCARD ALL and pg_advisory_unlock_all(), also in functions that it calls; settings are"
                                + "\nput back after each revision anyway, and RESET ALL, DISCARD TEMP and pg_advisory_unlock(key)"
                                + " are allowed")
                .failure();
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of("Interrupted while another process changes the database.")
                    .failure(e);
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
