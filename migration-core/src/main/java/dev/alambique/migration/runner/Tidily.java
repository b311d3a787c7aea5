package dev.alambique.migration.runner;

import java.sql.SQLException;

/** Work after which something has to be put back, and whose failure is not hidden by that of putting it back. */
final class Tidily {
    private Tidily() {}

    /** Something that is done in any case. */
    @FunctionalInterface
    interface Cleanup {
        void run() throws SQLException;
    }

    static <T> T run(RunLock.Work<T> work, Cleanup cleanup) throws SQLException {
        T result;
        try {
            result = work.run();
        } catch (SQLException | RuntimeException failure) {
            try {
                cleanup.run();
            } catch (SQLException | RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        cleanup.run();
        return result;
    }
}
