package dev.alambique.escola.api.reload;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One application after another. The next one is complete before connections go to it, and before the last one ends. */
final class Generations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private static final String GOES_ON = "The application goes on as it was, until something changes.";
    /** How long a connection may take that was handed over to the last one to bring its request. */
    private static final long LAST_REQUESTS_MILLISECONDS = 100;

    private final Supplier<Generation> starting;
    /** Who holds it hands over a connection, or exchanges those who get them. */
    private final Object handover = new Object();

    private @Nullable Generation running;
    private boolean closed;

    /** @param starting starts the application that is there now */
    Generations(Supplier<Generation> starting) {
        this.starting = starting;
    }

    /**
     * Starts the first one.
     *
     * @throws dev.alambique.migration.problem.MigrationException if it does not start
     */
    synchronized void first() {
        try {
            replaceBy(starting.get());
        } catch (Application.Refused failure) {
            throw Problem.of(failure.getMessage()).failure(failure);
        }
    }

    /** Replaces the one that runs; says why it goes on, if the next one does not start. */
    synchronized boolean next(long since) throws InterruptedException {
        if (closed) {
            return false;
        }
        Generation fresh;
        try {
            fresh = starting.get();
        } catch (Application.Refused failure) {
            LOG.error("{}", failure.getMessage());
            LOG.warn(GOES_ON);
            return false;
        } catch (RuntimeException | LinkageError failure) {
            LOG.error("It does not start", failure);
            LOG.warn(GOES_ON);
            return false;
        }
        Generation before = replaceBy(fresh);
        LOG.info(
                "restarted after {} ms",
                Duration.ofNanos(System.nanoTime() - since).toMillis());
        TimeUnit.MILLISECONDS.sleep(LAST_REQUESTS_MILLISECONDS);
        close(before);
        return true;
    }

    /** Gives a connection to the one that runs. */
    void take(SocketChannel connection) throws IOException {
        synchronized (handover) {
            if (running == null) {
                connection.close();
            } else {
                running.take(connection);
            }
        }
    }

    /** Prints what differs between the entities and the database, and the command that writes the revision. */
    void compare() {
        Generation compared = current();
        try {
            List<String> differences = compared == null ? List.of() : compared.differences();
            if (!differences.isEmpty()) {
                LOG.warn(Problem.of("The entities and the database differ.")
                        .with("differ", String.join("\n", differences))
                        .instead(
                                "./alambique revision --autogenerate -m \"what changed\", and then ./alambique upgrade")
                        .text());
            }
        } catch (Application.Refused failure) {
            // A process that ends takes the scratch database with it.
            if (compared == current()) {
                LOG.warn("Entities and database could not be compared. {}", failure.getMessage());
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        close(replaceBy(null));
    }

    private static void close(@Nullable Generation generation) {
        if (generation != null) {
            generation.close();
        }
    }

    private @Nullable Generation replaceBy(@Nullable Generation next) {
        synchronized (handover) {
            Generation before = running;
            running = next;
            return before;
        }
    }

    private @Nullable Generation current() {
        synchronized (handover) {
            return running;
        }
    }
}
