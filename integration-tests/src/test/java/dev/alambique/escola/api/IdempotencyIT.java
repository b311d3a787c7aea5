package dev.alambique.escola.api;

import static dev.alambique.escola.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdempotencyIT {
    private static final String ANA = json("{'nome':'Ana','email':'ana@b.example'}");

    @RegisterExtension
    static final TestApi API = new TestApi();

    private static Answer post(String path, String body, String key) {
        return API.send("POST", path, body, Map.of("Content-Type", "application/json", "Idempotency-Key", key));
    }

    private static int count() {
        return API.get("/alunos").body().size();
    }

    @Test
    void theSameRequestIsDoneOnceAndAnsweredTwice() {
        Answer first = post("/alunos", ANA, "k1");
        API.put("/alunos/1", ANA.replace("\"Ana\"", "\"Bia\""));
        Answer again = post("/alunos", ANA, "k1");

        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo("/alunos/1");
        assertThat(again.header("ETag")).isEqualTo("\"0\"");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        post("/alunos", ANA, "k1");

        Answer other = post("/alunos", ANA.replace("ana@", "bia@"), "k1");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().path("detail").asText())
                .isEqualTo("This Idempotency-Key was used for another request.");
        assertThat(post("/cursos", ANA, "k1").status()).isEqualTo(400);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aRequestThatFailedLeavesItsKeyFree() {
        API.post("/alunos", ANA);

        assertThat(post("/alunos", ANA, "k1").status()).isEqualTo(409);
        assertThat(post("/alunos", ANA.replace("ana@", "bia@"), "k1").status()).isEqualTo(201);
    }

    @Test
    void requestsAtTheSameTimeCreateOne() {
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 8)
                .mapToObj(each -> CompletableFuture.supplyAsync(() -> post("/alunos", ANA, "together")))
                .toList();

        assertThat(answers)
                .allSatisfy(each -> assertThat(each.join().status()).isEqualTo(201))
                .allSatisfy(each ->
                        assertThat(each.join().body().path("id").asInt()).isEqualTo(1));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        post("/alunos", ANA, "k1");
        API.run("UPDATE chaves_idempotencia SET criada_em = criada_em - interval '25 hours'");

        assertThat(post("/alunos", ANA.replace("ana@", "bia@"), "k1").status()).isEqualTo(201);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void keysThatAreTooOldDoNotPileUp() {
        post("/alunos", ANA, "k1");
        post("/alunos", ANA.replace("ana@", "bia@"), "k2");
        API.run("UPDATE chaves_idempotencia SET criada_em = criada_em - interval '25 hours'");

        post("/alunos", ANA.replace("ana@", "caio@"), "k3");

        assertThat(API.query("SELECT string_agg(chave, ' ') FROM chaves_idempotencia"))
                .isEqualTo("k3");
    }

    @Test
    void aKeyIsShortAndPrintable() {
        assertThat(post("/alunos", ANA, "k".repeat(256)).errors())
                .isEqualTo("Idempotency-Key must be 1 to 255 printable ASCII characters");
        assertThat(post("/alunos", ANA, "k".repeat(255)).status()).isEqualTo(201);
    }
}
