package dev.alambique.escola.api.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.escola.api.startup.SchemaCheck;
import dev.alambique.escola.api.startup.ServerConfiguration;
import dev.alambique.migration.problem.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PortTest {
    /** Whoever connects before anybody takes connections waits, and is not refused. */
    @Test
    void handsOverEachConnection() throws Exception {
        BlockingQueue<SocketChannel> taken = new LinkedBlockingQueue<>();
        Thread handing;
        try (Port port = Port.open(configuration("127.0.0.1", 0));
                Socket early = new Socket(InetAddress.getLoopbackAddress(), port.number())) {
            handing = new Thread(() -> port.handTo(taken::add));
            handing.start();

            try (SocketChannel connection = taken.take()) {
                assertThat(connection.socket().getPort()).isEqualTo(early.getLocalPort());
            }
        }
        handing.join();
    }

    @Test
    void aPortThatAnotherProcessHasIsRefused() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Port.open(configuration("127.0.0.1", other.getLocalPort())))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("The server cannot listen on 127.0.0.1, port " + other.getLocalPort());
        }
    }

    @Test
    void anAddressThatIsNobodysIsRefused() {
        assertThatThrownBy(() -> Port.open(configuration("no such host", 0)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("The server cannot listen on no such host");
    }

    private static ServerConfiguration configuration(String host, int port) {
        return new ServerConfiguration(
                host, port, Optional.empty(), Path.of("data"), Duration.ZERO, SchemaCheck.WHERE_HARMLESS);
    }
}
