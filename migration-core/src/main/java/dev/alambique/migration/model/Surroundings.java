package dev.alambique.migration.model;

import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a persistence provider finds around it while it writes its script; put back as it was when closed.
 *
 * <p>Standard output belongs to the result of a command, but an isolated provider logs with whatever its own class path
 * brings, often to there: as long as it runs, that output goes to standard error. A provider of an application's own class
 * path logs as the application is set up to, and nothing of that is touched.
 */
final class Surroundings implements AutoCloseable {
    private static final String LOGGING = "org.jboss.logging.provider";

    private final Thread thread = Thread.currentThread();
    private final ClassLoader contextLoader = thread.getContextClassLoader();
    private final Logger logger = Logger.getLogger("org.hibernate");
    private final @Nullable Level level = logger.getLevel();
    private final PrintStream output = System.out;
    private final @Nullable String logging = System.getProperty(LOGGING);
    private final boolean isolated;
    private final boolean quiet;

    private Surroundings(ClassLoader loader) {
        isolated = loader instanceof ModelClassLoader && ((ModelClassLoader) loader).isolated();
        thread.setContextClassLoader(loader);
        quiet = loader instanceof ModelClassLoader && level == null;
        if (quiet) {
            logger.setLevel(Level.SEVERE);
        }
        if (isolated) {
            System.setOut(System.err);
            System.setProperty(LOGGING, "jdk");
        }
    }

    static Surroundings enter(ClassLoader loader) {
        return new Surroundings(loader);
    }

    @Override
    public void close() {
        thread.setContextClassLoader(contextLoader);
        if (quiet) {
            logger.setLevel(null);
        }
        if (isolated) {
            System.setOut(output);
            if (logging == null) {
                System.clearProperty(LOGGING);
            } else {
                System.setProperty(LOGGING, logging);
            }
        }
    }
}
