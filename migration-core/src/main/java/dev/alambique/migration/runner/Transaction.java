package dev.alambique.migration.runner;

import java.sql.Connection;
import java.sql.SQLException;

/** Work on a connection in auto-commit that is done wholly or not at all. */
final class Transaction {
    private Transaction() {}

    /** What is done in the transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    static <T> T on(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(connection, e);
            throw e;
        }
    }

    /** A connection that broke cannot be rolled back; what broke it is the news. */
    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
