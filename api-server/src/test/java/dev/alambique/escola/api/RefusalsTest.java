package dev.alambique.escola.api;

import static dev.alambique.escola.api.TestApi.json;
import static dev.alambique.escola.api.TestApi.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    @RegisterExtension
    static final TestApi API = new TestApi();

    @ParameterizedTest
    @ValueSource(strings = {"/alunos", "/cursos", "/matriculas"})
    void nothingIsStoredUnderTheKey(String resource) {
        Answer answer = API.get(resource + "/7");

        assertProblem(answer, 404);
        String kind = resource.substring(1, resource.length() - 1);
        assertThat(answer.body())
                .isEqualTo(tree("{'type':'about:blank','title':'Not Found','status':404,'detail':'There is no " + kind
                        + " with id 7.','instance':'" + resource + "/7'}"));
    }

    @ParameterizedTest
    @CsvSource({"GET,/alunos/x", "PUT,/cursos/1.5", "DELETE,/matriculas/99999999999999999999"})
    void theKeyIsNoNumber(String method, String path) {
        Answer answer = API.send(method, path, "");

        assertProblem(answer, 400);
        assertThat(answer.errors()).isEqualTo("id must be a whole number");
    }

    @Test
    void noRouteLeadsThere() {
        assertProblem(API.get("/professores"), 404);
        assertProblem(API.get("/"), 404);
    }

    @Test
    void theRouteDoesNotKnowTheMethod() {
        Answer list = API.send("PATCH", "/alunos", "{}");
        Answer one = API.send("POST", "/alunos/1", "{}");

        assertProblem(list, 405);
        assertThat(list.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "POST");
        assertProblem(one, 405);
        assertThat(one.header("Allow").split(", ")).containsExactlyInAnyOrder("DELETE", "GET", "PUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alunos", "/cursos", "/matriculas"})
    void theBodyIsNoJson(String resource) {
        Answer answer = API.post(resource, "{\"nome\":");

        assertProblem(answer, 400);
        assertThat(answer.body().path("detail").asText())
                .startsWith("The body is not well-formed JSON (line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "'Ana'", "{} {}", "{'nome':'A','nome':'B'}"})
    void theBodyIsNotOneObject(String body) {
        assertProblem(API.post("/alunos", json(body)), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alunos", "/cursos", "/matriculas"})
    void theFieldIsNotKnown(String resource) {
        Answer answer = API.post(resource, json("{'apelido':'x'}"));

        assertProblem(answer, 400);
        assertThat(answer.errors()).isEqualTo("apelido is not a field of this resource");
    }

    @Test
    void theKeyIsNotForTheClientToChoose() {
        assertThat(API.post("/alunos", json("{'id':5,'nome':'A','email':'a@b.example'}"))
                        .errors())
                .isEqualTo("id is not a field of this resource");
    }

    @Test
    void theTextHoldsWhatPostgresCannotStore() {
        assertProblem(API.post("/alunos", json("{'nome':'a\\u0000b','email':'a@b.example'}")), 400);
        assertProblem(API.get("/alunos?nome=%00"), 400);
    }

    @Test
    void theBodyIsTooLarge() {
        assertProblem(API.post("/cursos", json("{'nome':'" + "x".repeat(1_100_000) + "'}")), 413);
    }

    @Test
    void thePathIsNoUri() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", API.port())) {
            socket.getOutputStream()
                    .write("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json", "\"status\":400");
        }
    }

    @Test
    void aFailureOfOursSaysNothingOfSqlOrClasses() {
        API.run("ALTER TABLE cursos RENAME TO cursos_de_ontem");
        try {
            Answer answer = API.get("/cursos");

            assertProblem(answer, 500);
            assertThat(answer.body().toString())
                    .doesNotContainIgnoringCase("select", "relation", "Exception", "hibernate");
        } finally {
            API.run("ALTER TABLE cursos_de_ontem RENAME TO cursos");
        }
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body().path("detail").asText()).isNotBlank();
        assertThat(answer.body().path("instance").asText()).startsWith("/");
    }
}
