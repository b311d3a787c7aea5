package dev.alambique.migration.runner;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The one connection of a session as the data source that Flyway wants. Flyway opens several connections and writes its
 * history on another than the one that a migration runs on, so that a process that dies between the two commits leaves
 * them at odds. On a single connection, a migration and its row of the history are one transaction, and a pool of one
 * is large enough.
 *
 * @param connection what is handed out each time; closing what is handed out closes nothing
 * @param commits whether a commit of Flyway's is one
 */
record SharedConnection(Connection connection, Commits commits) implements DataSource {
    /** Who ends a transaction. */
    enum Commits {
        /** Flyway does, after each migration. */
        OF_FLYWAY,
        /** Whoever lent the connection, after all migrations. */
        OF_OWNER
    }

    private static final Set<String> OF_TRANSACTION = Set.of("setAutoCommit", "commit");

    @Override
    public Connection getConnection() {
        return (Connection) Proxy.newProxyInstance(
                SharedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")
                            || commits == Commits.OF_OWNER && OF_TRANSACTION.contains(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return new PrintWriter(PrintWriter.nullWriter());
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        throw new UnsupportedOperationException("A shared connection writes no log");
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException("A shared connection is open already");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException("A shared connection wraps no " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
