package dev.alambique.escola.api.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.Supplier;

/** An application in a class loader of its own. */
final class Generation implements AutoCloseable {
    private final URLClassLoader loader;
    private final Application application;
    private boolean closed;

    private Generation(URLClassLoader loader, Application application) {
        this.loader = loader;
        this.application = application;
    }

    /**
     * Starts an application of some classes.
     *
     * @throws Application.Refused if it does not start; nothing is left of it then
     */
    static Generation start(URLClassLoader loader, List<String> options, List<String> embedded) {
        try {
            return new Generation(loader, within(loader, () -> starter(loader).start(options, embedded)));
        } catch (RuntimeException | Error failure) {
            release(loader);
            throw failure;
        }
    }

    void take(SocketChannel connection) throws IOException {
        application.take(connection);
    }

    /**
     * What differs between the entities and the database; nothing once it is closed.
     *
     * @throws Application.Refused if that cannot be told
     */
    synchronized List<String> differences() {
        return closed ? List.of() : within(loader, application::differences);
    }

    /** Finishes requests under way, and a comparison, too. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            application.close();
            release(loader);
        }
    }

    private static void release(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
