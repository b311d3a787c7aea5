package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A developer changes sources, while {@code ./serve --reload} runs. */
class ReloadIT {
    private static final String ALUNO = "domain-model/src/main/java/dev/alambique/escola/domain/aluno/Aluno.java";
    private static final String MESSAGES = "api-server/src/main/java/dev/alambique/escola/api/language/Message.java";
    private static final String PAGE = "api-server/src/main/resources/dev/alambique/escola/api/page/index.html";
    private static final String CLASSES = "domain-model/target/classes";
    private static final String REVISIONS = "domain-model/src/main/resources/db";

    @TempDir
    private Path folder;

    @Test
    void addingANicknameWhileTheServerRuns() throws Exception {
        copyTheCheckout();
        edit(MESSAGES, "There is nothing at this path.", "Saved while it was built.");
        Database database = Server.emptyDatabase();
        Project project = Project.in(folder).with(database);
        try (Service service = serve(project)) {
            assertThat(answer(service, "/nowhere")).contains("Saved while it was built.");
            service.post("/alunos", Map.of("nome", "Ana", "email", "ana@escola.example"));
            textsChange(service);
            theFirstOneDoesNotCompile(service);
            pagesChange(service);
            whatDoesNotStart(service);
            thereIsANewEntity(service);
            theEntityGetsANickname(service);
            theRevisionIsWrittenAndApplied(service, project);
            assertThat(database.shape()).contains("alunos.apelido character varying(60)");
            classesAreCompiledBySomebodyElse(service);
            nothingIsLeftOfThoseBefore(service);
        }
    }

    /** The next answer says it, on the same port. */
    private void textsChange(Service service) throws Exception {
        edit(MESSAGES, "Saved while it was built.", "Nobody lives here.");
        Eventually.is(
                "the new text is answered", () -> answer(service, "/nowhere").contains("Nobody lives here."));
        assertThat(service.get("/alunos").findValuesAsText("nome")).containsExactly("Ana");
    }

    /** It is told as javac tells it, and changes nothing. */
    private void theFirstOneDoesNotCompile(Service service) throws Exception {
        edit(MESSAGES, "Nobody lives here.\"", "Nobody at all.\" +");
        Eventually.is("the error is told", () -> said(service, "error: illegal start of expression"));
        Eventually.is(
                "the old one goes on", () -> said(service, "It does not compile: the application goes on as it was"));
        assertThat(said(service, "Message.java:")).isTrue();
        assertThat(answer(service, "/nowhere")).contains("Nobody lives here.");
        edit(MESSAGES, "Nobody at all.\" +", "Nobody at all.\"");
        Eventually.is("that is mended", () -> answer(service, "/nowhere").contains("Nobody at all."));
    }

    private void pagesChange(Service service) throws Exception {
        edit(PAGE, "<title>", "<title>Nobody's ");
        Eventually.is("the new page is answered", () -> answer(service, "/").contains("<title>Nobody's "));
    }

    private void whatDoesNotStart(Service service) throws Exception {
        edit(ALUNO, "private String nome;", "private String nome;\n    @Column(name = \"nome\") private String outro;");
        Eventually.is("it is told", () -> said(service, "The application goes on as it was, until"));
        assertThat(service.get("/alunos").findValuesAsText("nome")).containsExactly("Ana");
    }

    /** Nobody has to list it anywhere. */
    private void thereIsANewEntity(Service service) throws Exception {
        Path source = folder.resolve(ALUNO).resolveSibling("Professor.java");
        Files.writeString(source, """
                package dev.alambique.escola.domain.aluno;

                @jakarta.persistence.Entity
                public class Professor {
                    @jakarta.persistence.Id private Long id;
                }
                """);
        edit(ALUNO, "@Column(name = \"nome\") private String outro;", "");
        Eventually.is("the table is told", () -> said(service, "create table public.professor"));
        Files.delete(source);
    }

    /** The difference is told, with the command that writes the revision. */
    private void theEntityGetsANickname(Service service) throws Exception {
        edit(
                ALUNO,
                "private String nome;",
                "private String nome;\n    @Column(name = \"apelido\", length = 60) private @Nullable String apelido;");
        Eventually.is("the difference is told", () -> said(service, "add column public.alunos.apelido"));
        assertThat(said(service, "./alambique revision --autogenerate -m \"what changed\""))
                .isTrue();
        assertThat(answer(service, "/migrations/drift"))
                .contains("add column public.alunos.apelido", "alambique revision --autogenerate");
        assertThat(answer(service, "/alunos")).contains("\"status\":500").doesNotContainIgnoringCase("select");
        assertThat(answer(service, "/nowhere")).contains("\"status\":404");
    }

    /** The command is taken at its word; the page shows the revision, and the server finds the column. */
    private void theRevisionIsWrittenAndApplied(Service service, Project project) throws Exception {
        int before = restarts(service);
        project.run(
                        "revision",
                        "--autogenerate",
                        "-m",
                        "Add apelido",
                        "--revisions",
                        REVISIONS,
                        "--model-classpath",
                        CLASSES)
                .ok();
        Eventually.is(
                "the revision is pending",
                () -> service.get("/migrations").get("pending").size() == 1);
        project.run("upgrade", "--revisions", REVISIONS).ok();
        assertThat(service.get("/migrations").get("pending")).isEmpty();
        assertThat(service.get("/alunos").findValuesAsText("nome")).containsExactly("Ana");
        assertThat(restarts(service)).isEqualTo(before);
    }

    private void classesAreCompiledBySomebodyElse(Service service) throws Exception {
        int before = restarts(service);
        Path touched = folder.resolve(CLASSES).resolve("dev/alambique/escola/domain/aluno/Aluno.class");
        Files.write(touched, Files.readAllBytes(touched));
        Eventually.is("changed classes restart it", () -> restarts(service) > before);
        theyAreTakenAwayFirst(service, touched);
        assertThat(service.get("/alunos").findValuesAsText("nome")).containsExactly("Ana");
    }

    /** As Maven does: the application goes on until all of them are there again. */
    private static void theyAreTakenAwayFirst(Service service, Path file) throws Exception {
        int before = restarts(service);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        Thread.sleep(1_000);
        assertThat(restarts(service)).isEqualTo(before);
        assertThat(said(service, "ClassNotFoundException")).isFalse();
        Files.write(file, bytes);
        Eventually.is("all classes are there", () -> restarts(service) > before);
    }

    /** Each application has classes of its own, and takes them with it. */
    private void nothingIsLeftOfThoseBefore(Service service) throws Exception {
        assertThat(restarts(service)).isGreaterThan(4);
        Eventually.is("one application is left", () -> applications(service) == 1);
    }

    /** The classes of that name which the JVM holds, after it collected all that it could. */
    private long applications(Service service) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        String pid = String.valueOf(service.running().process().pid());
        Running heap = Running.start(folder, Map.of(), List.of(jcmd.toString(), pid, "GC.class_histogram"));
        return heap.end()
                .out()
                .lines()
                .filter(line -> line.endsWith(".escola.api.reload.ReloadedServer$Started"))
                .count();
    }

    private static Service serve(Project project) {
        List<String> arguments = List.of(
                // What only caches hold is collected, too.
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-jar",
                Running.checkout("api-server/target/api-server.jar").toString(),
                "serve",
                "--reload",
                "--host",
                "127.0.0.1",
                "--port",
                "0");
        Service service = new Service(Running.java(project.folder(), project.environment(), arguments));
        service.port();
        return service;
    }

    /** What is answered on a new connection: none is refused, and none is lost, whatever is changing. */
    private static String answer(Service service, String path) throws IOException {
        URL url = new URL("http://127.0.0.1:" + service.port() + path);
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestProperty("Connection", "close");
        try (InputStream body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static boolean said(Service service, String text) {
        return service.running().ran().err().contains(text);
    }

    private static int restarts(Service service) {
        return service.running().ran().err().split("restarted after", -1).length - 1;
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
