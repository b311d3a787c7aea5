package dev.alambique.escola.api.reload;

import dev.alambique.escola.api.ApiSettings;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Connections that somebody else accepted: a server on these has no port of its own. */
final class HandedConnections extends ServerConnector {
    /** Whoever keeps a connection that nothing happens on is to find the next application soon. */
    private static final long IDLE_MILLISECONDS = 100;

    private final CountDownLatch closed = new CountDownLatch(1);

    HandedConnections(Server server, ConnectionFactory connections, ApiSettings settings) {
        super(server, 1, -1, connections);
        setIdleTimeout(settings.silence().toMillis());
        setShutdownIdleTimeout(IDLE_MILLISECONDS);
    }

    void take(SocketChannel connection) throws IOException {
        connection.configureBlocking(false);
        configure(connection.socket());
        getSelectorManager().accept(connection);
    }

    @Override
    public void open() {
        // There is nothing to listen on.
    }

    @Override
    public boolean isOpen() {
        return closed.getCount() > 0;
    }

    /** Jetty's thread for it has nothing to do until the end. */
    @Override
    public void accept(int acceptor) throws IOException {
        try {
            closed.await();
        } catch (InterruptedException stopping) {
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        super.close();
    }
}
