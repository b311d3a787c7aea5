package dev.alambique.escola.api.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An application in a class loader of its own. Its classes are copies: while it goes on, those of the checkout may become
 * others.
 */
final class Generation implements AutoCloseable {
    private final TemporaryFolder classes;
    private final URLClassLoader loader;
    private final Application application;
    private boolean closed;

    private Generation(TemporaryFolder classes, URLClassLoader loader, Application application) {
        this.classes = classes;
        this.loader = loader;
        this.application = application;
    }

    /**
     * Starts the application that is in a checkout now.
     *
     * @throws Application.Refused if it does not start; nothing is left of it then
     */
    static Generation start(Checkout checkout, ClassLoader libraries, List<String> options, List<String> embedded) {
        TemporaryFolder classes = TemporaryFolder.create();
        URLClassLoader loader = Libraries.application(copied(checkout, classes.path()), libraries);
        try {
            return new Generation(
                    classes, loader, within(loader, () -> starter(loader).start(options, embedded)));
        } catch (RuntimeException | Error failure) {
            release(loader, classes);
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
            release(loader, classes);
        }
    }

    /** Copies of the classes; everything else, which is read when it is needed, is where it was. */
    private static List<Path> copied(Checkout checkout, Path into) {
        try {
            ClassFolder copies = new ClassFolder(into);
            for (Path folder : checkout.classes()) {
                ClassFolder classes = new ClassFolder(folder);
                copies.replace(List.of(), classes, classes.all());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<Path> folders = new ArrayList<>(checkout.classes());
        folders.add(0, into);
        return folders;
    }

    private static void release(URLClassLoader loader, TemporaryFolder classes) {
        try (classes) {
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
