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

    private boolean closed;

    /**
     * Remembers what is to be closed before everything so far, and hands it back.
     *
     * @throws MigrationException if everything is closed already; then the newcomer is, too
     */
    synchronized <T extends AutoCloseable> T first(T resource) {
        opened.push(resource);
        if (closed) {
            close();
            throw Problem.of("The server was told to stop while it started.").failure();
        }
        return resource;
    }

    @Override
    public synchronized void close() {
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
