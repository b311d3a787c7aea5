package dev.alambique.escola.api;

import static dev.alambique.escola.api.TestApi.json;
import static dev.alambique.escola.api.TestApi.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alambique.migration.connect.ConnectionSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server is killed while clients create students, each under its key; they ask the next server for the same again. */
@Timeout(60)
class KilledServerIT {
    private static final int STUDENTS = 200;
    private static final int ENOUGH = 60;
    private static final int CLIENTS = 6;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    @Test
    void everyStudentIsThereOnceAndEveryAnswerIsTheSame() throws Exception {
        ConnectionSettings database = TestPostgres.emptyDatabase();
        Map<Integer, JsonNode> answered;
        try (ServerProcess server = ServerProcess.start(database, "--access-log", "off")) {
            answered = createAll(server, ENOUGH);
        }
        assertThat(answered).hasSizeBetween(ENOUGH, STUDENTS - 1);

        Map<Integer, JsonNode> again;
        try (ServerProcess server = ServerProcess.start(database, "--access-log", "off")) {
            again = createAll(server, STUDENTS + 1);
        }

        assertThat(refused).isEmpty();
        assertThat(again).hasSize(STUDENTS).containsAllEntriesOf(answered);
        assertThat(again.values().stream().map(aluno -> aluno.path("id").asInt()))
                .doesNotHaveDuplicates();
        assertThat(TestPostgres.query(database, "SELECT count(*) || ' ' || count(DISTINCT email) FROM alunos"))
                .isEqualTo(STUDENTS + " " + STUDENTS);
    }

    /**
     * Sends every creation, and kills the server as soon as so many were answered.
     *
     * @return what was answered
     */
    private Map<Integer, JsonNode> createAll(ServerProcess server, int enough) throws InterruptedException {
        Map<Integer, JsonNode> answered = new ConcurrentHashMap<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < STUDENTS; i++) {
            int number = i;
            clients.execute(() -> {
                create(server.url(), number).ifPresent(aluno -> answered.put(number, aluno));
                if (answered.size() >= enough) {
                    server.process().destroyForcibly();
                }
            });
        }
        clients.shutdown();
        assertThat(clients.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
        return new TreeMap<>(answered);
    }

    /** The student as it was created; nothing if the server was gone before it answered. */
    private Optional<JsonNode> create(String url, int number) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/alunos"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "student-" + number)
                .POST(BodyPublishers.ofString(json("{'nome':'Ana','email':'ana" + number + "@escola.example'}")))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                refused.add(answer.statusCode() + " " + answer.body());
            }
            return Optional.of(tree(answer.body()));
        } catch (IOException gone) {
            return Optional.empty();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
