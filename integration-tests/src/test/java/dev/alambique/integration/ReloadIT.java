package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A developer changes sources, while {@code ./serve --reload} runs. */
class ReloadIT {
    private static final String MODEL = "domain-model/src/main/java/dev/alambique/escola/domain/aluno/";
    private static final String MESSAGES = "api-server/src/main/java/dev/alambique/escola/api/language/Message.java";
    private static final String REVISIONS = "domain-model/src/main/resources/db";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void addingANicknameWhileTheServerRuns() throws Exception {
        copyTheCheckout();
        Database database = Server.emptyDatabase();
        Project project = Project.in(folder).with(database);
        try (Service service = serve(project)) {
            service.post("/alunos", Map.of("nome", "Ana", "email", "ana@escola.example"));

            // What is said changes: the next answer says it, on the same port.
            edit(MESSAGES, "There is nothing at this path.", "Nobody lives here.");
            long edited = System.nanoTime();
            Eventually.is(
                    "the new text is answered",
                    () -> answer(service, "/nowhere").contains("Nobody lives here."));
            System.out.printf(
                    "the edit of a source was answered after %d ms%n",
                    Duration.ofNanos(System.nanoTime() - edited).toMillis());
            assertThat(service.get("/alunos").findValuesAsText("nome")).containsExactly("Ana");

            // What does not compile is told as javac tells it, and changes nothing.
            edit(MESSAGES, "Nobody lives here.\"", "Nobody at all.\" +");
            Eventually.is("the error is told", () -> said(service, "error: illegal start of expression"));
            Eventually.is("the old one goes on", () -> said(service, "the application goes on as it was"));
            assertThat(said(service, "Message.java:")).isTrue();
            assertThat(answer(service, "/nowhere")).contains("Nobody lives here.");
            edit(MESSAGES, "Nobody at all.\" +", "Nobody lives here.\"");
            Eventually.is("that is mended", () -> starts(service) == 3);

            // A new column: the difference is told, with the command that writes the revision.
            edit(
                    MODEL + "Aluno.java",
                    "private String nome;",
                    "private String nome;\n\n"
                            + "    @Column(name = \"apelido\", length = 60)\n    private @Nullable String apelido;");
            Eventually.is("the difference is told", () -> said(service, "add column public.alunos.apelido"));
            assertThat(said(service, "./alambique revision --autogenerate -m \"what changed\""))
                    .isTrue();
            assertThat(answer(service, "/alunos")).contains("\"status\":500").doesNotContainIgnoringCase("select");
            assertThat(answer(service, "/nowhere")).contains("\"status\":404");

            // The command is taken at its word, and the server finds the column.
            String classes = "domain-model/target/classes";
            project.run(
                            "revision",
                            "--autogenerate",
                            "-m",
                            "Add apelido",
                            "--revisions",
                            REVISIONS,
                            "--model-classpath",
                            classes)
                    .ok();
            project.run("upgrade", "--revisions", REVISIONS).ok();
            assertThat(database.shape()).contains("alunos.apelido character varying(60)");
            assertThat(service.get("/alunos").findValuesAsText("nome")).containsExactly("Ana");

            // Classes that somebody else compiled are noticed, too; the revision is one of the application's by now.
            edit(MESSAGES, "Nobody lives here.", "Nobody.");
            Eventually.is(
                    "the last text is answered",
                    () -> answer(service, "/nowhere").contains("Nobody."));
            assertThat(service.get("/alunos").findValuesAsText("nome")).containsExactly("Ana");
            int before = starts(service);
            Path touched = folder.resolve(classes).resolve("dev/alambique/escola/domain/aluno/Aluno.class");
            Files.write(touched, Files.readAllBytes(touched));
            long compiled = System.nanoTime();
            Eventually.is("changed classes restart it", () -> starts(service) > before);
            System.out.printf(
                    "a restart on changed classes took %d ms%n",
                    Duration.ofNanos(System.nanoTime() - compiled).toMillis());
        }
    }

    private static Service serve(Project project) {
        List<String> arguments = new ArrayList<>(List.of(
                "-jar",
                Running.checkout("api-server/target/api-server.jar").toString(),
                "serve",
                "--reload",
                "--host",
                "127.0.0.1",
                "--port",
                "0"));
        Service service = new Service(Running.java(project.folder(), project.environment(), arguments));
        service.port();
        return service;
    }

    /** What is answered, or nothing while the application is between two lives. */
    private String answer(Service service, String path) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                            .build(),
                    BodyHandlers.ofString());
            return response.body();
        } catch (IOException restarting) {
            return "";
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    private static boolean said(Service service, String text) {
        return service.running().ran().err().contains(text);
    }

    private static int starts(Service service) {
        return service.running().ran().err().split("listening on", -1).length - 1;
    }

    private void edit(String file, String old, String replacement) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        assertThat(before).contains(old);
        Files.writeString(path, before.replace(old, replacement));
    }

    private void copyTheCheckout() throws IOException {
        for (String part : List.of(
                "domain-model/src/main",
                "domain-model/target/classes",
                "api-server/src/main",
                "api-server/target/classes")) {
            copy(Running.checkout(part), folder.resolve(part));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Path copy = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}
