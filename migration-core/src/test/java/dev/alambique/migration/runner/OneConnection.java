package dev.alambique.migration.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.ds.PGSimpleDataSource;

/** Gives one connection in all, and then no other: as a process does that dies with its connection. */
final class OneConnection extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private final AtomicBoolean given = new AtomicBoolean();

    OneConnection(TestDatabase database) {
        database.located(this);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (given.getAndSet(true)) {
            throw new SQLException("There was one connection, and it was given");
        }
        return super.getConnection();
    }
}
