package dev.alambique.escola.api.startup;

import dev.alambique.migration.connect.ConnectionProblems;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until a database takes connections, but not for ever. */
final class DatabaseWait {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(5);
    /** No such database, wrong password, not allowed: time changes none of these. */
    private static final Set<String> FINAL_STATES = Set.of("3D000", "28P01", "28000", "08004");

    private DatabaseWait() {}

    /**
     * Returns once a connection could be opened.
     *
     * @throws dev.alambique.migration.problem.MigrationException if none could be within the time, or waiting is
     *     useless, with the reason of the last attempt
     */
    static void until(ConnectionSettings database, Duration patience) {
        long start = System.nanoTime();
        long nextMessage = start;
        while (true) {
            try {
                database.dataSource().getConnection().close();
                return;
            } catch (SQLException failure) {
                long now = System.nanoTime();
                boolean useless = failure.getSQLState() != null && FINAL_STATES.contains(failure.getSQLState());
                if (useless || now - start + PAUSE.toNanos() > patience.toNanos()) {
                    throw ConnectionProblems.explain(failure, database).failure(failure);
                }
                if (now >= nextMessage) {
                    LOG.info("waiting for the database {}", database);
                    nextMessage = now + BETWEEN_MESSAGES.toNanos();
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw Problem.of("The wait for the database was interrupted.").failure(failure);
        }
    }
}
