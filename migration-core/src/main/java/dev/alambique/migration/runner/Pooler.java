package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pooler between this process and the server, such as PgBouncer. In transaction mode it gives each transaction whatever
 * server process is free: a lock of a session stays with a process that serves others next, and a setting is made where
 * the next statement does not run. In session mode it does no harm.
 */
record Pooler(DataSource dataSource, Connection connection) {
    private static final Logger LOG = LoggerFactory.getLogger(Pooler.class);
    private static final int LOOKS = 3;
    private static final long PATIENCE_SECONDS = 3;

    /**
     * Makes sure that the connection keeps its server process. A pooler is there if the driver was told another process
     * than the one that answers; it works by transactions if a second connection gets the process that should be ours.
     *
     * @throws dev.alambique.migration.problem.UsageException if it does not keep it
     */
    void refuseTransactionMode() throws SQLException {
        Optional<Integer> told = toldToDriver();
        int answering = process(connection);
        if (told.isPresent() && told.get() != answering && isShared(answering)) {
            throw Problem.of("A pooler in transaction mode, such as PgBouncer, is between here and the database.")
                    .with(
                            "evidence",
                            "server process " + answering + ", which answered this connection, answers another one too")
                    .with(
                            "reason",
                            "the lock that keeps two runs apart, and lock_timeout, belong to a session, which it does"
                                    + " not keep")
                    .instead("the address of the server itself, for changes of the schema; or, in the pooler,"
                            + " pool_mode = session for this database")
                    .usage();
        }
    }

    /** What was said when the connection was opened; nothing of a driver that is not PostgreSQL's own. */
    private Optional<Integer> toldToDriver() throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                ? Optional.of(connection.unwrap(PGConnection.class).getBackendPID())
                : Optional.empty();
    }

    private boolean isShared(int answering) throws SQLException {
        CompletableFuture<Integer> other = new CompletableFuture<>();
        CountDownLatch looked = new CountDownLatch(1);
        Thread second = new Thread(() -> hold(other, looked), "alambique-pooler");
        second.setDaemon(true);
        second.start();
        try {
            boolean shared = other.get(PATIENCE_SECONDS, TimeUnit.SECONDS) == answering;
            for (int look = 0; look < LOOKS && !shared; look++) {
                shared = process(connection) != answering;
            }
            return shared;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("A pooler is between here and the database; whether it works by transactions cannot be seen, for"
                    + " want of a second connection.");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            looked.countDown();
        }
    }

    /** Keeps a transaction open on a second connection while the first one is looked at. */
    private void hold(CompletableFuture<Integer> process, CountDownLatch looked) {
        try (Connection other = dataSource.getConnection()) {
            boolean autoCommit = other.getAutoCommit();
            other.setAutoCommit(false);
            try {
                process.complete(process(other));
                looked.await();
            } finally {
                other.rollback();
                other.setAutoCommit(autoCommit);
            }
        } catch (SQLException | RuntimeException e) {
            process.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
