package dev.alambique.escola.api.guard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** More bodies that do not end than the server has threads, or memory for. */
@Isolated("all servers of a JVM share what may arrive")
@Timeout(60)
class ArrivingBodiesIT {
    private static final int BODIES = 250;

    @Test
    void largeOnesLeaveMemoryAndThreadsToOthers() throws Exception {
        othersAreAnsweredBeside(900_000, 880_000);
    }

    @Test
    void smallOnesLeaveThreadsToOthers() throws Exception {
        othersAreAnsweredBeside(200, 100);
    }

    private static void othersAreAnsweredBeside(int length, int sent) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (TestServer server = TestServer.start(settings -> settings)) {
            try {
                for (int i = 0; i < BODIES; i++) {
                    slow.add(beginning(server, length, sent));
                }
                long start = System.nanoTime();
                assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
                assertThat(server.get("/alunos").statusCode()).isEqualTo(200);
                assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
                assertThat(answer(slow.get(BODIES - 1)))
                        .startsWith("HTTP/1.1 503 ")
                        .contains("Retry-After: 1", "Too many requests are arriving at once");
            } finally {
                for (Socket each : slow) {
                    each.close();
                }
            }
        }
    }

    private static Socket beginning(TestServer server, int length, int sent) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.server().port());
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("POST /alunos HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                                + length + "\r\n\r\n")
                        .getBytes(US_ASCII));
        try {
            socket.getOutputStream().write(" ".repeat(sent).getBytes(US_ASCII));
        } catch (IOException refused) {
            // It was answered before it was sent.
        }
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        byte[] part = new byte[8_000];
        int read = socket.getInputStream().read(part);
        return new String(part, 0, Math.max(0, read), US_ASCII);
    }
}
