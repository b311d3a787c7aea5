package dev.alambique.migration.connect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGPooledConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A data source that opens a connection only where none that was closed is left: a session that has read the catalogs
 * before, and whose driver has prepared these queries, reads them several times as fast. Each is handed out as a new one
 * would be.
 */
public final class ReusedConnections extends PGSimpleDataSource implements AutoCloseable {
    private static final long serialVersionUID = 1L;

    /** {@code DISCARD ALL} but for what the driver has prepared (manual, DISCARD). */
    private static final String RESET = "CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; UNLISTEN *;"
            + " SELECT pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES";

    private static final String HAS_PREPARED = "SELECT EXISTS (SELECT FROM pg_prepared_statements WHERE from_sql)";

    private final transient Deque<PooledConnection> idle = new ArrayDeque<>();
    private transient boolean closed;

    ReusedConnections() {
        // the same queries come again, and those that the driver prepares read catalogs, whose columns no DDL changes
        setPrepareThreshold(1);
        try {
            setProperty("flushCacheOnDdl", "false");
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        for (PooledConnection each = takeIdle(); each != null; each = takeIdle()) {
            try {
                return reset(each.getConnection());
            } catch (SQLException unusable) {
                // lost, or left within a transaction: a new one takes its place
                each.close();
            }
        }
        PooledConnection opened = new PGPooledConnection(super.getConnection(), true);
        opened.addConnectionEventListener(new Return());
        return opened.getConnection();
    }

    private synchronized PooledConnection takeIdle() {
        return idle.poll();
    }

    private static Connection reset(Connection connection) throws SQLException {
        connection.setReadOnly(false);
        String reset;
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(HAS_PREPARED)) {
                row.next();
                reset = row.getBoolean(1) ? "DISCARD ALL" : RESET;
            }
            statement.execute(reset);
        }
        return connection;
    }

    /** Closes what is not in use; what is will be closed when its user is done. */
    @Override
    public synchronized void close() throws SQLException {
        closed = true;
        closeIdle();
    }

    /** Closes what is not in use, so that later sessions see settings of their database that changed. */
    public synchronized void closeIdle() throws SQLException {
        for (PooledConnection each = idle.poll(); each != null; each = idle.poll()) {
            each.close();
        }
    }

    private synchronized boolean keep(PooledConnection connection) {
        return !closed && idle.offer(connection);
    }

    private final class Return implements ConnectionEventListener {
        @Override
        public void connectionClosed(ConnectionEvent event) {
            PooledConnection connection = (PooledConnection) event.getSource();
            if (keep(connection)) {
                return;
            }
            try {
                connection.close();
            } catch (SQLException failure) {
                // It was only to be let go.
                System.getLogger(ReusedConnections.class.getName())
                        .log(System.Logger.Level.DEBUG, failure.getMessage(), failure);
            }
        }

        /** One that is lost is never kept: the driver tells nobody that it was closed. */
        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {}
    }
}
