package dev.alambique.escola.api.startup;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, closed in the reverse order; one that fails to close does not keep the others open. */
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private final Thread shutdown = new Thread(this::closeAll, "shutdown");

    private boolean closed;

    /** Closes when the process is told to end, unless that was done before. */
    void closeAtShutdown() {
        Runtime.getRuntime().addShutdownHook(shutdown);
    }

    /**
     * Remembers what is to be closed before everything so far, and hands it back.
     *
     * @throws MigrationException if everything is closed already; then the newcomer is, too
     */
    synchronized <T extends AutoCloseable> T first(T resource) {
        opened.push(resource);
        if (closed) {
            closeAll();
            throw Problem.of("The server was told to stop while it started.").failure();
        }
        return resource;
    }

    /** {@inheritDoc} The process forgets what is closed: one that starts many servers does not grow by each. */
    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdown);
        } catch (IllegalStateException ending) {
            // The process is told to end, and forgets everything.
        }
    }

    private synchronized void closeAll() {
        closed = true;
        while (!opened.isEmpty()) {
            AutoCloseable next = opened.pop();
            try {
                next.close();
            } catch (Exception failure) {
                LOG.warn("{} did not close", next, failure);
            }
        }
    }
}
