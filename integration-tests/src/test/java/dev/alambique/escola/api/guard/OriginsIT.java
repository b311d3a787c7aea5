package dev.alambique.escola.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.escola.api.TestServer;
import dev.alambique.migration.problem.UsageException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsIT {
    private static final String FRIEND = "https://app.example";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(settings -> settings.withOrigins(FRIEND).withToken(Token.of("token")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aFriendMayAskWhatItMayDo() {
        HttpResponse<String> answer = preflight(server, FRIEND);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Access-Control-Allow-Origin")).contains(FRIEND);
        assertThat(header(answer, "Access-Control-Allow-Methods").orElse("")).contains("PATCH", "DELETE");
        assertThat(header(answer, "Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization", "X-API-Key", "If-Match", "Idempotency-Key");
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void aFriendMayReadTheAnswer() {
        HttpResponse<String> answer = server.get("/alunos", "Origin", FRIEND, "Authorization", "Bearer token");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Access-Control-Allow-Origin")).contains(FRIEND);
        assertThat(header(answer, "Access-Control-Expose-Headers").orElse("")).contains("ETag", "Link", "X-Request-Id");
        assertThat(answer.headers().allValues("Vary").toString()).contains("Origin", "Accept-Encoding");
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void aFriendMayReadARefusal() {
        HttpResponse<String> answer = server.get("/alunos", "Origin", FRIEND);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "Access-Control-Allow-Origin")).contains(FRIEND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://app.example",
                "https://app.example.evil.example",
                "null",
                "https://appXexample"
            })
    void nobodyElseMay(String origin) {
        assertThat(header(preflight(server, origin), "Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(header(server.get("/health/live", "Origin", origin), "Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void nobodyAtAllUnlessConfigured() {
        try (TestServer closed = TestServer.start(settings -> settings)) {
            assertThat(preflight(closed, FRIEND).statusCode()).isEqualTo(405);
            assertThat(header(preflight(closed, FRIEND), "Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(header(closed.get("/alunos", "Origin", FRIEND), "Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/",
                "app.example",
                "ftp://app.example",
                "https://a.example, https://b.example"
            })
    void whatIsNoOriginIsRefused(String text) {
        assertThatThrownBy(() -> new Origins(List.of(text)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("\"" + text + "\" is no origin.");
    }

    private static HttpResponse<String> preflight(TestServer server, String origin) {
        return server.send(
                "OPTIONS",
                "/alunos/1",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "PATCH",
                "Access-Control-Request-Headers",
                "authorization,content-type");
    }

    private static Optional<String> header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name);
    }
}
