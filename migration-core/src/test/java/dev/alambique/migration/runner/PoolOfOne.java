package dev.alambique.migration.runner;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool of one connection, which is lent to one at a time and replaced where it broke. */
final class PoolOfOne extends PGSimpleDataSource implements AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final int PATIENCE_SECONDS = 2;

    private final transient Semaphore free = new Semaphore(1);
    private transient Connection connection;

    PoolOfOne(TestDatabase database) throws SQLException {
        database.located(this);
        connection = super.getConnection();
    }

    /** The connection, for whoever holds it or wants to see how it was left. */
    Connection itself() {
        return connection;
    }

    boolean isFree() {
        return free.availablePermits() == 1;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLException("The pool has no connection left");
            }
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        if (!connection.isValid(PATIENCE_SECONDS)) {
            connection = super.getConnection();
        }
        Connection lent = connection;
        boolean[] closed = {false};
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (!closed[0]) {
                            closed[0] = true;
                            free.release();
                        }
                        return null;
                    }
                    if (method.getName().equals("isClosed") && closed[0]) {
                        return true;
                    }
                    if (closed[0]) {
                        throw new SQLException("The connection was given back");
                    }
                    try {
                        return method.invoke(lent, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
