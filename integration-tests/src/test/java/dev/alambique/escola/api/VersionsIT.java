package dev.alambique.escola.api;

import static dev.alambique.escola.api.TestApi.json;
import static dev.alambique.escola.api.TestApi.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsIT {
    private static final String ANA =
            json("{'nome':'Ana','email':'ana@b.example','telefone':'11 5555','data_nascimento':'2001-09-23'}");

    @RegisterExtension
    static final TestApi API = new TestApi();

    @BeforeEach
    void one() {
        assertThat(API.post("/alunos", ANA).header("ETag")).isEqualTo("\"0\"");
    }

    private static Answer send(String method, String body, String header, String value) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        headers.put(header, value);
        return API.send(method, "/alunos/1", body, headers);
    }

    private static Answer patch(String body) {
        return API.send("PATCH", "/alunos/1", json(body), Map.of("Content-Type", "application/merge-patch+json"));
    }

    @Test
    void aChangeMakesANewVersion() {
        assertThat(API.put("/alunos/1", ANA.replace("'Ana'", "'A'").replace("\"Ana\"", "\"Bia\""))
                        .header("ETag"))
                .isEqualTo("\"1\"");
        assertThat(API.get("/alunos/1").header("ETag")).isEqualTo("\"1\"");
        assertThat(API.put("/alunos/1", ANA.replace("\"Ana\"", "\"Bia\"")).header("ETag"))
                .isEqualTo("\"1\"");
    }

    @Test
    void onlyTheVersionThatIsMeantIsChanged() {
        assertThat(send("PUT", ANA.replace("\"Ana\"", "\"Bia\""), "If-Match", "\"0\"")
                        .status())
                .isEqualTo(200);
        Answer late = send("PUT", ANA, "If-Match", "\"0\"");

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.body().path("detail").asText())
                .isEqualTo("What is stored is no longer the version of If-Match; read it again.");
        assertThat(send("PATCH", "{}", "If-Match", "\"0\"").status()).isEqualTo(412);
        assertThat(send("DELETE", "", "If-Match", "\"7\", \"0\"").status()).isEqualTo(412);
        assertThat(send("PUT", ANA, "If-Match", "*").status()).isEqualTo(200);
        assertThat(send("DELETE", "", "If-Match", "\"7\", \"2\"").status()).isEqualTo(204);
        assertThat(send("PUT", ANA, "If-Match", "3").errors())
                .isEqualTo("If-Match must be an ETag, such as \"3\", or *");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            DELETE | If-Match      | "7"  | "0"  | 204
            DELETE | If-Match      | "7"  | "8"  | 412
            DELETE | If-Match      | "0", | ,    | 204
            DELETE | If-Match      | "0"  | x    | 400
            DELETE | If-Match      | ,    | ,    | 400
            DELETE | If-Match      | W/"0" | W/"1" | 412
            DELETE | If-None-Match | "7"  | "8"  | 204
            DELETE | If-None-Match | "7"  | W/"0" | 412
            GET    | If-None-Match | "7"  | "0"  | 304
            GET    | If-None-Match | "7"  | "8"  | 200
            """)
    void everyLineOfAHeaderCounts(String method, String header, String first, String second, int status)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + API.port() + "/alunos/1"))
                .method(method, BodyPublishers.noBody())
                .headers(header, first, header, second)
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void aClientThatHasTheVersionGetsNothing() {
        Answer same = send("GET", "", "If-None-Match", "\"0\"");

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.header("ETag")).isEqualTo("\"0\"");
        assertThat(same.header("Content-Type")).isEqualTo("application/json");
        assertThat(same.header("Content-Length")).isEmpty();
        assertThat(send("GET", "", "If-None-Match", "W/\"0\"").status()).isEqualTo(304);
        assertThat(send("GET", "", "If-None-Match", "\"1\"").status()).isEqualTo(200);
    }

    @Test
    void whatIsThereIsNotReplacedByWhatShouldBeNew() {
        Answer answer = send("PUT", ANA, "If-None-Match", "*");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.body().path("detail").asText())
                .isEqualTo("What is stored is a version that If-None-Match excludes.");
    }

    @Test
    void aPatchChangesWhatItHolds() {
        Answer changed = patch("{'telefone':null,'nome':'Ana Lima'}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body())
                .isEqualTo(
                        tree(
                                "{'id':1,'nome':'Ana Lima','email':'ana@b.example','telefone':null,'data_nascimento':'2001-09-23'}"));
        assertThat(patch("{}").body()).isEqualTo(changed.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {'nome':null}                     | 422 | nome must not be blank
            {'email':'nobody'}                | 422 | email must be a well-formed email address
            {'telefone':'call me'}            | 422 | telefone must be a telephone number such as +55 11 5555-0001
            {'id':5}                          | 400 | id is not a field of this resource
            {'apelido':null}                  | 400 | apelido is not a field of this resource
            {'data_nascimento':{'ano':2001}}  | 400 | data_nascimento must be a date such as 2001-09-23
            """)
    void aPatchIsCheckedAsAWhole(String body, int status, String errors) {
        Answer answer = patch(body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.errors()).isEqualTo(errors);
        assertThat(API.get("/alunos/1").header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void aPatchIsAnObject() {
        assertThat(patch("[]").status()).isEqualTo(400);
        assertThat(patch("{'nome':'A','nome':'B'}").status()).isEqualTo(400);
        assertThat(patch("{'nome':").status()).isEqualTo(400);
    }
}
