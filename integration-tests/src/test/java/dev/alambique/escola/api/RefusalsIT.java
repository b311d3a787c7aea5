package dev.alambique.escola.api;

import static dev.alambique.escola.api.TestApi.json;
import static dev.alambique.escola.api.TestApi.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("reads what the whole JVM logs")
class RefusalsIT {
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
    @CsvSource({
        "GET,/alunos/x",
        "PUT,/cursos/1.5",
        "DELETE,/matriculas/99999999999999999999",
        "GET,/alunos/01",
        "GET,/alunos/+1",
        "GET,/alunos/%D9%A1"
    })
    void theKeyIsNoNumber(String method, String path) {
        Answer answer = API.send(method, path, "");

        assertProblem(answer, 400);
        assertThat(answer.errors()).isEqualTo("id must be a whole number");
    }

    @ParameterizedTest
    @CsvSource({
        "/alunos,200",
        "/alunos?nome=%00,400",
        "/alunos/1,200",
        "/alunos/999,404",
        "/alunos/abc,400",
        "/cursos/999,404",
        "/matriculas/999,404",
        "/professores,404"
    })
    void headAnswersAsGetDoes(String path, int status) {
        API.post("/alunos", json("{'nome':'Ana','email':'ana@a.example'}"));
        Answer get = API.get(path);
        Answer head = API.send("HEAD", path, "");

        assertThat(head.status()).isEqualTo(get.status()).isEqualTo(status);
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.body().isMissingNode()).isTrue();
    }

    @Test
    void noRouteLeadsThere() {
        assertProblem(API.get("/professores"), 404);
        assertProblem(API.get("/page/index.html"), 404);
    }

    @Test
    void theRouteDoesNotKnowTheMethod() {
        Answer list = API.send("PATCH", "/alunos", "{}");
        Answer one = API.send("POST", "/alunos/1", "{}");

        assertProblem(list, 405);
        assertThat(list.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "HEAD", "POST");
        assertProblem(one, 405);
        assertThat(one.header("Allow").split(", ")).containsExactlyInAnyOrder("DELETE", "GET", "HEAD", "PATCH", "PUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE", "BREW", "get"})
    void noRouteKnowsTheMethod(String method) {
        Answer answer = API.send(method, "/alunos", "");
        assertProblem(answer, 405);
        assertThat(answer.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "HEAD", "POST");
        assertProblem(API.send(method, "/professores", ""), 404);
    }

    @Test
    void aSlashAtTheEndMakesNoOtherPath() {
        assertThat(API.post("/alunos/", json("{'nome':'Ana','email':'ana@a.example'}"))
                        .header("Location"))
                .isEqualTo("/alunos/1");
        assertThat(API.get("/alunos/").body()).isEqualTo(API.get("/alunos").body());
        assertThat(API.get("/alunos/1/").body()).isEqualTo(API.get("/alunos/1").body());
        assertProblem(API.get("/alunos//"), 404);
        assertProblem(API.get("/ALUNOS"), 404);
    }

    @Test
    void theContentTypeIsSaidTwice() throws IOException {
        String answer =
                raw("POST /alunos HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json;a=b\r\n"
                        + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 415 ");
    }

    @Test
    void ofManyFieldsTheFirstHundredAreNamed() {
        String fields =
                IntStream.range(0, 5_000).mapToObj(i -> "'f" + i + "':1").collect(Collectors.joining(","));
        Answer answer = API.post("/alunos", json("{" + fields + "}"));
        assertProblem(answer, 400);
        assertThat(answer.body().path("errors")).hasSize(100);
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
    void everyFieldThatCannotBeReadIsNamed() {
        Answer answer = API.post(
                "/matriculas", json("{'curso_id':{'id':1},'x':[1],'aluno_id':9223372036854775808,'data':[2026,1,1]}"));

        assertProblem(answer, 400);
        assertThat(answer.errors())
                .isEqualTo("aluno_id must be a whole number of 64 bits; curso_id must be a whole number;"
                        + " data must be a date such as 2001-09-23; x is not a field of this resource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-4800-01-01", "+12026-01-01", "2001-02-30", ""})
    void theDateIsNone(String date) {
        Answer answer =
                API.post("/alunos", json("{'nome':'A','email':'a@b.example','data_nascimento':'" + date + "'}"));

        assertProblem(answer, 400);
        assertThat(answer.errors()).isEqualTo("data_nascimento must be a date such as 2001-09-23");
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

    /** More than the network holds, so that it arrives only if somebody reads it. */
    @Test
    void theBodyIsTooLargeOfWhoeverSendsAllOfItBeforeTheyListen() throws IOException {
        byte[] body = new byte[9_000_000];
        try (Socket socket = new Socket("127.0.0.1", API.port())) {
            socket.getOutputStream()
                    .write(
                            ("POST /cursos HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                            + "Content-Length: " + body.length + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("application/problem+json", "\"status\":413");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/alunos?nome=%zz", "/alunos?nome=Ana&email=%4"})
    void thePathOrTheQueryIsNoUri(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "\"status\":400");
    }

    @Test
    void theClientGoesInTheMiddleOfTheBody() throws IOException, InterruptedException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            try (Socket socket = new Socket("127.0.0.1", API.port())) {
                socket.getOutputStream()
                        .write(("POST /alunos HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 100\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            for (int tries = 0;
                    tries < 100 && !log.toString(StandardCharsets.UTF_8).contains("/alunos");
                    tries++) {
                Thread.sleep(50);
            }
        } finally {
            System.setErr(before);
        }

        assertThat(log.toString(StandardCharsets.UTF_8).lines().toList())
                .singleElement()
                .asString()
                .contains("INFO", "POST /alunos: the client went before it was answered");
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

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", API.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
