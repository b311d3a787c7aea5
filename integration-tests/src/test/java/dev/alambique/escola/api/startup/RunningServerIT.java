package dev.alambique.escola.api.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.escola.api.TestPostgres;
import dev.alambique.escola.api.TestSchema;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.UsageException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunningServerIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final List<String> TELEFONE = List.of("add column public.alunos.telefone varchar(30)");

    @TempDir
    Path data;

    @Test
    void waitsUntilTheDatabaseAnswers() throws Exception {
        ConnectionSettings database = TestPostgres.emptyDatabase();
        try (RefusingProxy proxy = new RefusingProxy(database, 3);
                RunningServer server = start(proxy.settings(), LONG, SchemaCheck.WHERE_HARMLESS, List.of())) {
            assertThat(get(server, "/alunos")).isEqualTo("[]");
        }
    }

    @Test
    void givesUpWhenTheTimeIsOver() throws IOException {
        ConnectionSettings nobody = ConnectionSettings.of("127.0.0.1", freePort(), "escola", "postgres", "postgres");
        long start = System.nanoTime();

        assertThatThrownBy(() -> start(nobody, Duration.ofSeconds(1), SchemaCheck.WHERE_HARMLESS, List.of()))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("No PostgreSQL server accepts connections at 127.0.0.1:");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
    }

    @Test
    @Timeout(30)
    void doesNotWaitForADatabaseThatNobodyCreates() {
        ConnectionSettings missing = TestPostgres.settings("nowhere");

        assertThatThrownBy(() -> start(missing, LONG, SchemaCheck.WHERE_HARMLESS, List.of()))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("The database \"nowhere\" does not exist.");
    }

    @Test
    void refusesASchemaThatDiffersWhenStrict() {
        assertThatThrownBy(() -> start(TestPostgres.emptyDatabase(), LONG, SchemaCheck.REFUSE, TELEFONE))
                .isInstanceOf(MigrationException.class)
                .hasMessage("The entities and the database differ.\n"
                        + "  differ    add column public.alunos.telefone varchar(30)\n"
                        + "  instead   alambique revision --autogenerate -m \"what changed\"");
    }

    @Test
    void startsOnASchemaThatDiffersWhenItOnlyWarns() throws Exception {
        try (RunningServer server = start(TestPostgres.emptyDatabase(), LONG, SchemaCheck.WARN, TELEFONE)) {
            assertThat(get(server, "/alunos")).isEqualTo("[]");
        }
    }

    @Test
    void comparesNothingOnAConfiguredServerUnlessAsked() {
        AtomicBoolean compared = new AtomicBoolean();
        ServerConfiguration configuration =
                configuration(Optional.of(TestPostgres.emptyDatabase()), LONG, SchemaCheck.WHERE_HARMLESS);

        RunningServer.start(configuration, EmbeddedDatabase::start, database -> noting(database, compared))
                .close();

        assertThat(compared).isFalse();
    }

    @Test
    void comparesAndKeepsItsRowsOnTheEmbeddedDatabase() throws Exception {
        AtomicBoolean compared = new AtomicBoolean();
        ServerConfiguration configuration = configuration(Optional.empty(), LONG, SchemaCheck.WHERE_HARMLESS);
        try (RunningServer server =
                RunningServer.start(configuration, EmbeddedDatabase::start, database -> noting(database, compared))) {
            post(server, "/cursos", "{\"nome\":\"Latim\",\"codigo\":\"LAT\"}");
        }

        try (RunningServer again = RunningServer.start(configuration, EmbeddedDatabase::start, TestSchema::of)) {
            assertThat(get(again, "/cursos")).contains("Latim");
        }
        assertThat(compared).isTrue();
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerConfiguration configuration = new ServerConfiguration(
                    "127.0.0.1",
                    taken.getLocalPort(),
                    Optional.of(TestPostgres.emptyDatabase()),
                    data,
                    LONG,
                    SchemaCheck.WHERE_HARMLESS);

            assertThatThrownBy(() -> RunningServer.start(configuration, EmbeddedDatabase::start, TestSchema::of))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith(
                            "The server cannot listen on 127.0.0.1, port " + taken.getLocalPort() + ".");
        }
    }

    @Test
    void answersThatTheDatabaseIsGone() throws Exception {
        ConnectionSettings database = TestPostgres.emptyDatabase();
        try (RunningServer server = start(database, LONG, SchemaCheck.WHERE_HARMLESS, List.of())) {
            TestPostgres.run(
                    TestPostgres.settings("postgres"), "DROP DATABASE " + database.database() + " WITH (FORCE)");

            assertThat(get(server, "/alunos"))
                    .contains("\"status\":503", "The database does not answer; try again in a moment.");
        }
    }

    @Test
    void answersNothingOnceItIsClosed() {
        RunningServer server = start(TestPostgres.emptyDatabase(), LONG, SchemaCheck.WHERE_HARMLESS, List.of());
        server.close();

        assertThatThrownBy(() -> new Socket("127.0.0.1", server.port()).close()).isInstanceOf(ConnectException.class);
    }

    private RunningServer start(
            ConnectionSettings database, Duration patience, SchemaCheck check, List<String> differences) {
        return RunningServer.start(
                configuration(Optional.of(database), patience, check),
                EmbeddedDatabase::start,
                settings -> new TestSchema(settings, differences));
    }

    private ServerConfiguration configuration(
            Optional<ConnectionSettings> database, Duration patience, SchemaCheck check) {
        return new ServerConfiguration("127.0.0.1", 0, database, data, patience, check);
    }

    private static SchemaSteps noting(ConnectionSettings database, AtomicBoolean compared) {
        return new SchemaSteps() {
            @Override
            public void upgrade() {
                TestSchema.of(database).upgrade();
            }

            @Override
            public List<String> differences() {
                compared.set(true);
                return List.of();
            }
        };
    }

    private static String get(RunningServer server, String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(server, path)));
    }

    private static String post(RunningServer server, String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri(server, path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }

    private static URI uri(RunningServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
