package dev.alambique.escola.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.escola.api.TestServer;
import dev.alambique.migration.problem.UsageException;
import java.net.http.HttpResponse;
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
        "GET,/metrics", "GET,/nada", "GET,/health/nada", "PATCH,/alunos", "POST,/health/live", "OPTIONS,/alunos"
    })
    void withoutItEverythingLooksTheSame(String method, String path) {
        HttpResponse<String> answer = server.send(method, path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"escola\"");
        assertThat(answer.headers().firstValue("Allow")).isEmpty();
        if (!method.equals("HEAD")) {
            assertThat(answer.body())
                    .contains("\"status\":401", "This path needs the header Authorization: Bearer TOKEN.");
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
                "Bearer s3cr3t-of-tests s3cr3t-of-tests"
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
    @ValueSource(strings = {"/health/live", "/health/ready", "/openapi.json", "/docs", "/docs/start.js"})
    void healthAndDocumentationAreOpen(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void theDocumentSaysSo() {
        String document = server.get("/openapi.json").body();

        assertThat(document).contains("\"securitySchemes\"", "\"bearer\"", "\"401\"");
        try (TestServer open = TestServer.start(settings -> settings)) {
            assertThat(open.get("/openapi.json").body()).doesNotContain("securitySchemes", "\"401\"");
            assertThat(open.get("/alunos").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isToldInPortuguese() {
        assertThat(server.get("/alunos", "Accept-Language", "pt").body())
                .contains("Não autenticado", "Este caminho exige o cabeçalho Authorization: Bearer TOKEN.");
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
