package dev.alambique.escola.api.reload;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One application after another, each in a class loader of its own, on the same port. */
final class Generations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
    private final Checkout checkout;
    private final ClassLoader libraries;
    private final List<String> embedded;
    private final List<String> options;
    private @Nullable Application running;
    private @Nullable URLClassLoader loader;

    Generations(Checkout checkout, Libraries libraries, List<String> options, List<String> embedded) {
        this.libraries = libraries.loader();
        this.checkout = checkout;
        this.options = new ArrayList<>(options);
        this.embedded = List.copyOf(embedded);
    }

    /**
     * Starts the first one; those that follow listen on the same port, whichever it is.
     *
     * @throws dev.alambique.migration.problem.MigrationException if it does not start
     */
    synchronized void first() {
        try {
            start();
        } catch (Application.Refused failure) {
            throw Problem.of(failure.getMessage()).failure(failure);
        }
        options.addAll(List.of("--port", String.valueOf(running().port())));
    }

    /** Replaces the one that runs; says why, and waits for the next, if it does not start. */
    synchronized boolean next() {
        close();
        try {
            start();
            return true;
        } catch (Application.Refused failure) {
            LOG.error("{}", failure.getMessage());
        } catch (RuntimeException | LinkageError failure) {
            LOG.error("It does not start", failure);
        }
        LOG.warn("The application is down until something changes.");
        return false;
    }

    /** Prints what differs between the entities and the database, and the command that writes the revision. */
    void compare() {
        Application compared;
        ClassLoader itsClasses;
        synchronized (this) {
            if (running == null) {
                return;
            }
            compared = running;
            itsClasses = running.getClass().getClassLoader();
        }
        try {
            List<String> differences = within(itsClasses, compared::differences);
            if (!differences.isEmpty()) {
                LOG.warn(Problem.of("The entities and the database differ.")
                        .with("differ", String.join("\n", differences))
                        .instead(
                                "./alambique revision --autogenerate -m \"what changed\", and then ./alambique upgrade")
                        .text());
            }
        } catch (Application.Refused failure) {
            LOG.warn("Entities and database could not be compared. {}", failure.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (running != null) {
                running.close();
            }
            if (loader != null) {
                loader.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            running = null;
            loader = null;
        }
    }

    private Application running() {
        if (running == null) {
            throw new IllegalStateException("nothing is running");
        }
        return running;
    }

    private void start() {
        URLClassLoader fresh = Libraries.application(checkout.classes(), libraries);
        loader = fresh;
        running = within(fresh, () -> starter(fresh).start(List.copyOf(options), embedded));
    }

    private static Application.Start starter(ClassLoader classes) {
        try {
            return (Application.Start) Class.forName(ReloadedServer.class.getName(), true, classes)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("The classes hold no server", failure);
        }
    }

    /** Libraries find the application's classes and resources through the thread. */
    private static <T> T within(ClassLoader classes, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
