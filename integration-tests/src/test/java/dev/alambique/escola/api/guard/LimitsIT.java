package dev.alambique.escola.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.ApiSettings.AccessLogging;
import dev.alambique.escola.api.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("reads what the whole JVM logs")
@Timeout(60)
class LimitsIT {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                settings -> settings.withArrival(Duration.ofMillis(300)).withAccessLog(AccessLogging.ON));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void headersOfEightKilobytesAreTooLong() throws IOException {
        String answer = server.raw("GET /alunos HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(9_000) + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 431 ")
                .contains("application/problem+json", "The headers are longer than 8 KB together.");
        assertHardened(answer);
    }

    @Test
    void anAddressOfEightKilobytesIsTooLong() throws IOException {
        String answer = server.raw("GET /alunos?nome=" + "y".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 414 ").contains("application/problem+json", "The address is too long.");
        assertHardened(answer);
    }

    @Test
    void moreThanFiftyParametersAreTooMany() {
        assertThat(server.get("/alunos?" + "a=1&".repeat(50)).body())
                .contains("\"status\":400", "There are more than 50 parameters.");
        assertThat(server.get("/alunos?" + "a=1&".repeat(50), "Accept-Language", "pt")
                        .body())
                .contains("Há mais de 50 parâmetros.");
        assertThat(server.get("/alunos?" + "a=1&".repeat(49)).body()).contains("must not be repeated");
    }

    @ParameterizedTest
    @CsvSource({"GET,/alunos", "GET,/alunos/7", "GET,/nada", "HEAD,/alunos", "PATCH,/alunos", "GET,/docs"})
    void everyAnswerTellsBrowsersToBeCareful(String method, String path) {
        StringBuilder headers = new StringBuilder();
        server.send(method, path)
                .headers()
                .map()
                .forEach((name, values) -> headers.append("\r\n" + name + ": " + String.join(", ", values)));

        assertHardened(headers + "\r\n");
    }

    @Test
    void whatJettyRefusesItselfDoesSoToo() throws IOException {
        assertHardened(server.raw("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        assertHardened(server.raw("NO HTTP AT ALL\r\n\r\n"));
    }

    @Test
    void itSaysWhatIsWrongAndInWhichLanguage() throws IOException {
        assertThat(server.raw("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\r\nContent-Language: en\r\n")
                .contains("The request is no well-formed HTTP/1.1, or its address no URI.");
    }

    private static void assertHardened(String answer) {
        assertThat(answer)
                .containsPattern("(?i)\r\nContent-Security-Policy: default-src 'none'; .*frame-ancestors 'none'")
                .containsPattern("(?i)\r\nX-Content-Type-Options: nosniff\r\n")
                .containsPattern("(?i)\r\nReferrer-Policy: no-referrer\r\n")
                .containsPattern("(?i)\r\nCross-Origin-Resource-Policy: same-origin\r\n")
                .containsPattern("(?i)\r\nX-Request-Id: \\S+\r\n")
                .doesNotContainPattern("(?i)\r\nServer:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /alunos HTTP/1.1\r\nHost: x\r\nX: ", "GET /alu"})
    void aRequestThatDoesNotArriveIsEnded(String beginning) throws Exception {
        dripUntilEnded(beginning);

        assertThat(server.get("/alunos").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /alunos", "PATCH /alunos/1"})
    void soIsABodyAndItIsNoFailureOfOurs(String request) throws Exception {
        String log = TestServer.logged("(?s).*\\{\"time\".*" + request.replace(" ", ".*") + ".*", () -> {
            try {
                dripUntilEnded(request + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 900000\r\n\r\n{");
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });

        assertThat(log).doesNotContain("ERROR", "Exception");
        assertThat(server.get("/alunos").statusCode()).isEqualTo(200);
    }

    /** A byte now and then, for ever: each keeps the connection from being idle. */
    private static void dripUntilEnded(String beginning) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.server().port())) {
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            boolean ended = false;
            for (int sent = 0; !ended; sent++) {
                assertThat(sent).isLessThan(7_000);
                try {
                    out.write('x');
                } catch (SocketException gone) {
                    ended = true;
                }
                Thread.sleep(5);
            }
        }
    }
}
