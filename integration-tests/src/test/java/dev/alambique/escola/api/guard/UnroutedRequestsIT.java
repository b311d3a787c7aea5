package dev.alambique.escola.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alambique.escola.api.TestPostgres;
import dev.alambique.escola.api.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before any route sees it, most of it by Jetty: as a problem, in the language that was asked for. */
@Timeout(60)
class UnroutedRequestsIT {
    private static final String ASKING = "Accept-Language: pt\nConnection: close\n";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(settings -> settings.withArrival(Duration.ofSeconds(2)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /%zz HTTP/1.1~Host: x                                | 400 | Requisição inválida
            GET /../etc HTTP/1.1~Host: x                             | 400 | Requisição inválida
            G(T / HTTP/1.1~Host: x                                   | 400 | Requisição inválida
            GET alunos HTTP/1.1~Host: x                              | 400 | Requisição inválida
            GET /alunos HTTP/1.1                                     | 400 | Requisição inválida
            GET /alunos HTTP/1.1~Host: x~Host: y                     | 400 | Requisição inválida
            GET /alunos HTTP/1.1~Host: a b                           | 400 | Requisição inválida
            GET /alunos HTTP/1.1~Host: x~(X): y                      | 400 | Requisição inválida
            GET /alunos HTTP/1.1~Host: x~X : y                       | 400 | Requisição inválida
            POST /alunos HTTP/1.1~Host: x~Content-Length: -1         | 400 | Requisição inválida
            POST /alunos HTTP/1.1~Host: x~Content-Length: 2~Content-Length: 3         | 400 | Requisição inválida
            POST /alunos HTTP/1.1~Host: x~Content-Length: 2~Transfer-Encoding: chunked | 400 | Requisição inválida
            GET http://y/alunos HTTP/1.1~Host: x                     | 400 | Requisição inválida
            GET /alunos HTTP/1.1~Host: x~Expect: nothing             | 417 | Expectativa falhou
            GET /alunos HTTP/2.0~Host: x                             | 426 | Atualização necessária
            GET /alunos HTTP/1.2~Host: x                             | 505 | Versão de HTTP não suportada
            """)
    void whatJettyRefusesIsToldInTheLanguageOfTheRequest(String head, int status, String title) throws Exception {
        String lines = head.replace("~", "\n") + "\n";
        for (String request : new String[] {lines + ASKING + "\n", lines.replaceFirst("\n", "\n" + ASKING) + "\n"}) {
            String answer = server.raw(request.replace("\n", "\r\n"));
            assertThat(answer)
                    .as(request)
                    .startsWith("HTTP/1.1 " + status + " ")
                    .containsPattern("(?i)\r\nContent-Type: application/problem\\+json")
                    .containsPattern("(?i)\r\nContent-Language: pt-BR\r\n");
            assertThat(body(answer).path("title").textValue()).as(request).isEqualTo(title);
            assertThat(body(answer).path("detail").textValue()).as(request).doesNotContain("The ", "This ");
        }
    }

    @Test
    void headersThatAreTooLongAreToldSoInTheLanguageThatStandsBeforeThem() throws Exception {
        assertThat(server.raw("GET /alunos HTTP/1.1\r\nHost: x\r\nAccept-Language: pt\r\nX: " + "y".repeat(20_000)
                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("Os cabeçalhos somam mais de 8 KB.");
    }

    @Test
    void theLanguageOfTheRequestBeforeIsForgotten() throws Exception {
        String answers = server.raw("GET /nada HTTP/1.1\r\nHost: x\r\nAccept-Language: pt\r\n\r\n"
                + "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answers.split("HTTP/1.1 4")[1]).contains("Não há nada neste caminho.");
        assertThat(answers.split("HTTP/1.1 4")[2]).contains("The request is no well-formed HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pt | O resto da requisição não chega; envie-a de novo, por inteiro.
            en | The rest of the request does not arrive; send it again, all of it.
            """)
    void aBodyThatDoesNotArriveIsARequestTimeout(String language, String detail) throws Exception {
        String answer = server.raw("POST /alunos HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 90\r\nAccept-Language: " + language + "\r\n\r\n{");

        assertThat(answer)
                .startsWith("HTTP/1.1 408 ")
                .containsPattern("(?i)\r\nContent-Type: application/problem\\+json")
                .containsPattern("(?i)\r\nConnection: close\r\n");
        assertThat(body(answer).path("detail").textValue()).isEqualTo(detail);
    }

    @Test
    void aHandlerMayTakeLongerThanAClient() throws Exception {
        try (Connection blocker = server.database().open();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE alunos");
            CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> server.get("/alunos"));
            TestPostgres.waitForABlockedQuery(server.database());
            Thread.sleep(3_000);
            assertThat(answer).isNotDone();
            blocker.rollback();

            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /alunos", "PATCH /alunos/1", "GET /alunos", "POST /nada"})
    void aBodyThatIsTooLargeIsRefusedBeforeItIsSent(String what) throws Exception {
        assertThat(server.raw(what + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 1000001\r\nExpect: 100-continue\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ")
                .contains("The body is larger than 1 MB.");
    }

    @Test
    void oneThatIsNotIsAskedFor() throws Exception {
        assertThat(server.raw("POST /alunos HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Connection: close\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n{}"))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 422 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Content-Encoding: gzip            | gzip
            Content-Encoding: identity, br    | identity, br
            Transfer-Encoding: gzip, chunked  | gzip, chunked
            """)
    void aBodyThatIsEncodedIsRefused(String header, String named) throws Exception {
        String answer = server.raw(
                "POST /alunos HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + ASKING.replace("\n", "\r\n")
                        + header + "\r\n" + (header.startsWith("T") ? "\r\n0\r\n\r\n" : "Content-Length: 2\r\n\r\n{}"));

        assertThat(answer).startsWith("HTTP/1.1 415 ").containsPattern("(?i)\r\nAccept-Encoding: identity\r\n");
        assertThat(body(answer).path("detail").textValue())
                .isEqualTo("O corpo deve vir como é, e este vem como " + named
                        + "; envie-o sem Content-Encoding, ou com identity.");
    }

    @Test
    void oneThatSaysThatItIsNotIsRead() throws Exception {
        assertThat(server.raw("POST /alunos HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + ASKING.replace("\n", "\r\n") + "Content-Encoding: Identity\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 422 ");
    }

    @Test
    void aPostDeletesNothing() {
        TestPostgres.run(server.database(), "INSERT INTO cursos (nome, codigo, versao) VALUES ('A', 'A', 0)");

        assertThat(server.send("POST", "/cursos/1", "X-HTTP-Method-Override", "DELETE")
                        .statusCode())
                .isEqualTo(405);
        assertThat(server.get("/cursos/1", "X-HTTP-Method-Override", "DELETE").statusCode())
                .isEqualTo(200);
        assertThat(TestPostgres.query(server.database(), "SELECT count(*) FROM cursos"))
                .isEqualTo("1");
    }

    @Test
    void thereAreNoWebSocketsAndNoSessions() throws Exception {
        assertThat(server.raw("GET /cursos HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContainIgnoringCase("Set-Cookie");
    }

    private static JsonNode body(String answer) throws IOException {
        return new ObjectMapper().readTree(answer.split("\r\n\r\n", 2)[1]);
    }
}
