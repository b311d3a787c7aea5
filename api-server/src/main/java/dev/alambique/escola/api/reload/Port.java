package dev.alambique.escola.api.reload;

import dev.alambique.escola.api.startup.ServerConfiguration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port, which stays open while applications come and go: whoever connects meanwhile waits, instead of being refused.
 *
 * @param channel where connections arrive
 */
record Port(ServerSocketChannel channel) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Port.class);

    /** What becomes of a connection. */
    @FunctionalInterface
    interface Taker {
        void take(SocketChannel connection) throws IOException;
    }

    /**
     * @throws dev.alambique.migration.problem.UsageException if another process has it
     */
    static Port open(ServerConfiguration configuration) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(configuration.host(), configuration.port()));
            return new Port(channel);
        } catch (IOException | UnresolvedAddressException failure) {
            throw configuration.cannotListen(failure);
        }
    }

    int number() {
        return channel.socket().getLocalPort();
    }

    /** Hands over each connection, until it is closed. */
    void handTo(Taker taker) {
        while (channel.isOpen()) {
            try {
                hand(channel.accept(), taker);
            } catch (ClosedChannelException end) {
                return;
            } catch (IOException failure) {
                LOG.warn("A connection was lost", failure);
            }
        }
    }

    private static void hand(SocketChannel connection, Taker taker) throws IOException {
        try {
            taker.take(connection);
        } catch (IOException | RuntimeException failure) {
            connection.close();
            LOG.warn("A connection was not served", failure);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            LOG.warn("The port did not close", failure);
        }
    }
}
