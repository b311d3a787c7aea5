package dev.alambique.migration.runner;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, while a run waits for a lock, who holds it: PostgreSQL's error tells neither that nor the table, and once the
 * error is there, the wait is over and {@code pg_blocking_pids} silent. It opens its own connection, and only when a run
 * takes longer than a fraction of the lock timeout; where it gets none, as from a pool of one, nobody is named.
 */
final class BlockWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlockWatch.class);
    private static final int LOOKS_PER_TIMEOUT = 4;
    private static final long LONGEST_PAUSE_MILLISECONDS = 2_000;
    private static final long PATIENCE_MILLISECONDS = 1_000;
    private static final String BLOCKERS = "SELECT b.pid, b.usename, b.application_name, b.state,"
            + " extract(epoch FROM clock_timestamp() - coalesce(b.xact_start, b.query_start))::bigint, b.query,"
            + " (SELECT string_agg(DISTINCT w.relation::regclass::text, ', ') FROM pg_locks w"
            + "  WHERE w.pid = ? AND NOT w.granted AND w.relation IS NOT NULL)"
            + " FROM unnest(pg_blocking_pids(?)) p(pid) JOIN pg_stat_activity b ON b.pid = p.pid";

    private final DataSource dataSource;
    private final int waiting;
    private final long pause;
    private final Thread thread;
    private volatile boolean closed;
    private volatile List<Blocker> last = List.of();

    private BlockWatch(DataSource dataSource, int waiting, Duration lockTimeout) {
        this.dataSource = dataSource;
        this.waiting = waiting;
        this.pause = lockTimeout.isZero()
                ? LONGEST_PAUSE_MILLISECONDS
                : Math.max(1, Math.min(LONGEST_PAUSE_MILLISECONDS, lockTimeout.toMillis() / LOOKS_PER_TIMEOUT));
        this.thread = new Thread(this::look, "alambique-blockers");
        thread.setDaemon(true);
    }

    /** Begins to watch a session, by its process id on the server. */
    static BlockWatch of(RunContext context, Session session) throws SQLException {
        int pid = Integer.parseInt(session.query("SELECT pg_backend_pid()"));
        BlockWatch watch =
                new BlockWatch(context.dataSource(), pid, context.settings().lockTimeout());
        watch.thread.start();
        return watch;
    }

    /** Who was in the way when it last looked, and forgets them. */
    List<Blocker> take() {
        List<Blocker> taken = last;
        last = List.of();
        return taken;
    }

    private void look() {
        try {
            Thread.sleep(pause);
            try (Connection connection = dataSource.getConnection()) {
                boolean autoCommit = connection.getAutoCommit();
                connection.setAutoCommit(true);
                try {
                    look(connection);
                } finally {
                    connection.setAutoCommit(autoCommit);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException e) {
            // It names who is in the way, where it can; the run itself goes on without.
            LOG.debug("Sessions that hold locks cannot be looked up", e);
        }
    }

    private void look(Connection connection) throws SQLException, InterruptedException {
        while (!closed) {
            List<Blocker> found = blockers(connection);
            if (!found.isEmpty()) {
                last = found;
            }
            Thread.sleep(pause);
        }
    }

    private List<Blocker> blockers(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(BLOCKERS)) {
            query.setInt(1, waiting);
            query.setInt(2, waiting);
            try (ResultSet row = query.executeQuery()) {
                List<Blocker> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new Blocker(
                            row.getInt(1),
                            text(row, 2),
                            text(row, 3),
                            text(row, 4),
                            Duration.ofSeconds(row.getLong(5)),
                            text(row, 6).replaceAll("\\s+", " "),
                            Optional.ofNullable(row.getString(7))));
                }
                return found;
            }
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }

    @Override
    public void close() {
        // Some pools forget, while they wait for a connection, that the thread was interrupted.
        closed = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
