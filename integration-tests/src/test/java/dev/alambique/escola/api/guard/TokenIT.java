package dev.alambique.escola.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alambique.escola.api.TestServer;
import dev.alambique.migration.problem.UsageException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIT {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(settings -> settings.withToken(Token.of("s3cr3t-of-tests")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/alunos", "GET,/alunos/1", "HEAD,/alunos", "POST,/alunos", "PATCH,/alunos/1", "DELETE,/cursos/1",
        "GET,/metrics", "GET,/nada", "GET,/health/nada", "PATCH,/alunos", "POST,/health/live", "OPTIONS,/alunos",
        "GET,/", "GET,/page/main.js", "GET,/openapi.json", "GET,/docs", "GET,/docs/start.js", "GET,/migrations"
    })
    void withoutItEverythingLooksTheSame(String method, String path) {
        HttpResponse<String> answer = server.send(method, path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"escola\"");
        assertThat(answer.headers().firstValue("Allow")).isEmpty();
        if (!method.equals("HEAD")) {
            assertThat(answer.body())
                    .contains("\"status\":401", "This path needs the token: Authorization: Bearer TOKEN, or");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer s3cr3t-of-test",
                "Bearer s3cr3t-of-testss",
                "Basic s3cr3t-of-tests",
                "s3cr3t-of-tests",
                "Bearer",
                "Bearer s3cr3t-of-tests s3cr3t-of-tests",
                "Basic czNjcjN0LW9mLXRlc3Rz",
                "Basic dXNlcjp3cm9uZw==",
                "Basic A",
                "Basic /////w==",
                "Basic Og==",
                "Basic czNjcjN0LW9mLXRlc3RzOg==",
                "Basic dXNlcjpzM2NyM3Qtb2YtdGVzdHM=="
            })
    void anotherIsRefusedAndNotRepeated(String authorization) {
        HttpResponse<String> answer = server.get("/alunos", "Authorization", authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"escola\", error=\"invalid_token\"");
        assertThat(answer.body()).doesNotContain("s3cr3t", "wrong");
    }

    @Test
    void withItEverythingIsAsItWas() {
        assertThat(server.get("/alunos", "Authorization", "Bearer s3cr3t-of-tests")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/alunos", "Authorization", "bearer  s3cr3t-of-tests")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/metrics", "Authorization", "Bearer s3cr3t-of-tests")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/nada", "Authorization", "Bearer s3cr3t-of-tests")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.send("PATCH", "/alunos", "Authorization", "Bearer s3cr3t-of-tests")
                        .statusCode())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization,Bearer s3cr3t-of-tests",
        "X-API-Key,s3cr3t-of-tests",
        "Authorization,Basic dXNlcjpzM2NyM3Qtb2YtdGVzdHM=",
        "Authorization,basic  OnMzY3IzdC1vZi10ZXN0cw=="
    })
    void isShownInThreeWays(String header, String value) {
        for (String path : List.of("/alunos", "/", "/page/main.js", "/openapi.json", "/docs", "/metrics")) {
            assertThat(server.get(path, header, value).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void anApiKeyThatIsWrongIsRefused() {
        assertThat(server.get("/alunos", "X-API-Key", "wrong").statusCode()).isEqualTo(401);
        assertThat(server.get("/alunos", "X-API-Key", "Bearer s3cr3t-of-tests").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aBrowserAsksThePersonWhoGoesSomewhereAndNobodyForAPagesOwnRequests() {
        HttpResponse<String> visit =
                server.get("/alunos", "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

        assertThat(visit.statusCode()).isEqualTo(401);
        assertThat(visit.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"escola\"", "Basic realm=\"escola\", charset=\"UTF-8\"");
        assertThat(server.get("/alunos", "Accept", "*/*").headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"escola\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void healthIsOpen(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void guessesCountForTheRate() {
        try (TestServer slow = TestServer.start(
                settings -> settings.withToken(Token.of("s3cr3t")).withRateLimit(5))) {
            List<Integer> answers = IntStream.range(0, 30)
                    .mapToObj(each -> slow.get("/alunos", "Authorization", "Bearer guess" + each)
                            .statusCode())
                    .toList();

            assertThat(answers).startsWith(401).contains(429).doesNotContain(200);
        }
    }

    @Test
    void theDocumentSaysSo() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(server.get("/openapi.json", "X-API-Key", "s3cr3t-of-tests")
                        .body());

        assertThat(document.at("/components/securitySchemes").toString())
                .contains("\"scheme\":\"bearer\"", "\"scheme\":\"basic\"", "\"name\":\"X-API-Key\"");
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .forEach(operation -> assertThat(
                                        operation.path("security").toString())
                                .as(path.getKey())
                                .isEqualTo(
                                        path.getKey().startsWith("/health/")
                                                ? ""
                                                : "[{\"apiKey\":[]},{\"basic\":[]},{\"bearer\":[]}]")));
        try (TestServer open = TestServer.start(settings -> settings)) {
            assertThat(open.get("/openapi.json").body()).doesNotContain("securitySchemes", "\"401\"");
            assertThat(open.get("/alunos").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isToldInPortuguese() {
        assertThat(server.get("/alunos", "Accept-Language", "pt").body())
                .contains("Não autenticado", "Este caminho exige o token: Authorization: Bearer TOKEN, ou");
    }

    @Test
    void isNotShownByItsText() {
        assertThat(Token.of("s3cr3t")).hasToString("(secret)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "é", "a\nb"})
    void oneThatNoHeaderCanHoldIsRefused(String text) {
        assertThatThrownBy(() -> Token.of(text))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("API_TOKEN holds a space, or what is not printable ASCII.");
    }
}
