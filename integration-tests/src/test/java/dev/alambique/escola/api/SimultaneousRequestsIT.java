package dev.alambique.escola.api;

import static dev.alambique.escola.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi.Answer;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class SimultaneousRequestsIT {
    private static final String ANA = json("{'nome':'Ana','email':'ana@escola.example'}");

    @RegisterExtension
    static final TestApi API = new TestApi();

    @Test
    void oneOfTwoCreationsWithOneEmailIsRefused() {
        for (int round = 0; round < 10; round++) {
            String same = ANA.replace("ana@", "ana" + round + "@");

            List<CompletableFuture<Answer>> both = Stream.of(same, same)
                    .map(body -> CompletableFuture.supplyAsync(() -> API.post("/alunos", body)))
                    .toList();

            assertThat(both.stream().map(CompletableFuture::join).map(Answer::status))
                    .containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void aCreationThatWaitedForTheSameEmailIsRefused() throws Exception {
        try (Connection other = API.database().open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO alunos (nome, email) VALUES ('Ana', 'ana@escola.example')");
            CompletableFuture<Answer> late = CompletableFuture.supplyAsync(() -> API.post("/alunos", ANA));
            TestPostgres.waitForABlockedQuery(API.database());
            other.commit();

            assertThat(late.join().status()).isEqualTo(409);
            assertThat(late.join().errors()).isEqualTo("email is already taken");
        }
    }

    @Test
    void whatAnotherRequestDeletedMeanwhileIsAConflict() throws Exception {
        API.post("/alunos", ANA);
        try (Connection other = API.database().open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("DELETE FROM alunos");
            CompletableFuture<Answer> late =
                    CompletableFuture.supplyAsync(() -> API.put("/alunos/1", ANA.replace("Ana", "Bia")));
            TestPostgres.waitForABlockedQuery(API.database());
            other.commit();

            assertThat(late.join().status()).isEqualTo(409);
            assertThat(late.join().body().path("detail").asText()).contains("at the same time");
        }
    }

    @Test
    void aTotalIsThatOfTheItemsBesideIt() {
        CompletableFuture<Void> comingAndGoing = CompletableFuture.runAsync(() -> {
            for (int round = 0; round < 150; round++) {
                String place = API.post("/alunos", ANA).header("Location");
                API.delete(place);
            }
        });
        List<String> mixed = new ArrayList<>();
        while (!comingAndGoing.isDone()) {
            Answer page = API.get("/alunos?total=true");
            String shown = String.valueOf(page.body().size());
            if (!shown.equals(page.header("Total-Count"))) {
                mixed.add(shown + " shown, of " + page.header("Total-Count"));
            }
        }

        comingAndGoing.join();
        assertThat(mixed).isEmpty();
    }
}
