package dev.alambique.escola.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alambique.escola.api.ApiSettings;
import dev.alambique.escola.api.ApiSettings.AccessLogging;
import dev.alambique.escola.api.ServerProcess;
import dev.alambique.escola.api.TestPostgres;
import dev.alambique.escola.api.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
class AccessLogIT {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(settings -> settings.withAccessLog(AccessLogging.ON));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isALineOfJsonForEachRequest() throws Exception {
        JsonNode line = line(
                "\"id\":\"abc-1\"",
                () -> server.get("/alunos/7?senha=segredo", "X-Request-Id", "abc-1", "Authorization", "x"));

        assertThat(line.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("time", "id", "method", "path", "route", "status", "milliseconds", "bytes", "client");
        assertThat(line.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(line.path("id").asText()).isEqualTo("abc-1");
        assertThat(line.path("method").asText()).isEqualTo("GET");
        assertThat(line.path("path").asText()).isEqualTo("/alunos/7");
        assertThat(line.path("route").isNull()).isFalse();
        assertThat(line.path("route").asText()).isEqualTo("/alunos/{id}");
        assertThat(line.path("status").asInt()).isEqualTo(404);
        assertThat(line.path("milliseconds").isNumber()).isTrue();
        assertThat(line.path("bytes").asInt()).isGreaterThan(100);
        assertThat(line.path("client").asText()).isEqualTo("127.0.0.1");
        assertThat(line.toString()).doesNotContain("segredo");
    }

    @Test
    void hasWhatNoRouteSaw() throws Exception {
        JsonNode line = line("\"status\":400", () -> raw("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));

        assertThat(line.path("status").asInt()).isEqualTo(400);
        assertThat(line.path("route").isNull()).isTrue();
        assertThat(line.path("path").textValue()).isEmpty();
        assertThat(line.path("id").asText()).isNotBlank();
    }

    @Test
    void noPathBreaksItsLine() throws Exception {
        JsonNode line = line("\"path\":\"/x%0A", () -> server.get("/x%0A%22,%22status%22:200"));

        assertThat(line.path("path").asText()).isEqualTo("/x%0A%22,%22status%22:200");
        assertThat(line.path("status").asInt()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c-9", "0123456789012345678901234567890123456789012345678901234567890123"})
    void theClientsNameOfARequestIsKept(String id) {
        assertThat(server.get("/health/live", "X-Request-Id", id).headers().allValues("X-Request-Id"))
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "é", "01234567890123456789012345678901234567890123456789012345678901234"})
    void oneThatIsNoneIsReplaced(String id) throws IOException {
        String answer = server.raw(
                "GET /health/live HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + id + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsPattern("(?i)\r\nX-Request-Id: [0-9a-f-]{36}\r\n");
    }

    @ParameterizedTest
    @CsvSource({"/alunos/7,404", "/nada,404", "/alunos,200"})
    void everyAnswerNamesItsRequest(String path, int status) {
        var answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Request-Id").orElse("")).hasSize(36);
    }

    @Test
    void aFailureOfOursIsLoggedUnderThatName() throws Exception {
        try (TestServer broken = TestServer.start(settings -> settings)) {
            TestPostgres.run(broken.database(), "ALTER TABLE cursos RENAME TO cursos_de_ontem");

            assertThat(TestServer.logged("^.*ERROR.*$", () -> broken.get("/cursos", "X-Request-Id", "quebrado-1")))
                    .contains("GET /cursos failed (request quebrado-1)");
        }
    }

    @Test
    void isAllThatAProcessWritesOnItsOutput() throws Exception {
        try (ServerProcess process = ServerProcess.start(TestPostgres.emptyDatabase())) {
            HttpClient client = HttpClient.newHttpClient();
            for (String path : List.of("/alunos", "/nada", "/alunos/x")) {
                client.send(
                        HttpRequest.newBuilder(URI.create(process.url() + path)).build(), BodyHandlers.discarding());
            }
            // Process.destroy would close the stream before it is read.
            process.process().toHandle().destroy();

            List<String> lines = process.process().inputReader().lines().toList();
            List<String> told = new ArrayList<>();
            for (String line : lines) {
                JsonNode json = new ObjectMapper()
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readTree(line);
                told.add(json.path("status").asInt() + " " + json.path("path").asText());
            }
            assertThat(told).containsExactly("200 /alunos", "404 /nada", "400 /alunos/x");
        }
    }

    @Test
    void canBeLeftOut() throws Exception {
        try (TestServer silent = TestServer.start(settings -> settings.withAccessLog(AccessLogging.OFF))) {
            JsonNode line = line("\"id\":\"(silent|loud)\"", () -> {
                silent.get("/alunos", "X-Request-Id", "silent");
                server.get("/alunos", "X-Request-Id", "loud");
            });

            assertThat(ApiSettings.DEFAULT.accessLog()).isEqualTo(AccessLogging.ON);
            assertThat(line.path("id").asText()).isEqualTo("loud");
        }
    }

    /** The line that holds something; lines of requests before it may still come. */
    private static JsonNode line(String holding, Runnable action) throws Exception {
        return new ObjectMapper().readTree(TestServer.logged("^\\{\"time\":.*" + holding + ".*$", action));
    }

    private static void raw(String request) {
        try {
            server.raw(request);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
