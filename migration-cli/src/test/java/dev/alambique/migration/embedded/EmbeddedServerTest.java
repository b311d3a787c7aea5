package dev.alambique.migration.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.UsageException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
    /** Unpacked once for all tests of a build. */
    private static final CacheFolder CACHE = new CacheFolder(Path.of("target", "alambique-cache"));

    @TempDir
    Path folder;

    @BeforeAll
    static void unpackAndInitialise() {
        EmbeddedServer.scratch(18, CACHE).close();
    }

    @Test
    void secondStartIsFast() {
        long start = System.nanoTime();
        EmbeddedServer server = EmbeddedServer.scratch(18, CACHE);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(server.majorVersion()).isEqualTo(18);
        assertThat(server.description()).startsWith("embedded PostgreSQL 18.");
        server.close();
        assertThat(taken).isLessThan(Duration.ofMillis(1500));
    }

    @Test
    void serversAtTheSameTimeHaveClustersOfTheirOwn() throws SQLException {
        try (EmbeddedServer first = EmbeddedServer.scratch(18, CACHE);
                EmbeddedServer second = EmbeddedServer.scratch(18, CACHE)) {
            assertThat(query(first, "SHOW data_directory")).isNotEqualTo(query(second, "SHOW data_directory"));
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnlyWithAFixedLocale() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.scratch(18, CACHE)) {
            assertThat(query(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "SHOW unix_socket_directories")).isEmpty();
            assertThat(query(server, "SHOW fsync")).isEqualTo("off");
            assertThat(query(server, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(server, "SELECT lower('ÁÉ')")).isEqualTo("áé");
        }
    }

    @Test
    void interruptedInitialisationOfAScratchClusterIsRepeated() throws Exception {
        CacheFolder broken = new CacheFolder(folder);
        Files.createSymbolicLink(folder.resolve("programs"), CACHE.programs());
        Path cluster = folder.resolve("scratch-18/data-0/cluster");
        Files.createDirectories(cluster.resolve("base"));
        Files.writeString(cluster.resolve("postgresql.conf"), "");

        try (EmbeddedServer server = EmbeddedServer.scratch(18, broken)) {
            assertThat(query(server, "SHOW data_directory")).isEqualTo(cluster.toString());
        }
    }

    @Test
    void keptDataOutlivesTheServerAndIsWrittenSafely() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(folder, CACHE)) {
            execute(server, "CREATE TABLE alunos AS SELECT 'Ana' AS nome");
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
        }
        try (EmbeddedServer server = EmbeddedServer.start(folder, CACHE)) {
            assertThat(query(server, "SELECT nome FROM alunos")).isEqualTo("Ana");
        }
    }

    @Test
    void serverOfAKilledProcessIsStoppedByTheNext() throws Exception {
        Process process = startOther();
        long postmaster = firstLine(process);
        process.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(postmaster)).as("the server after kill -9").isPresent();

        try (EmbeddedServer server = EmbeddedServer.start(folder, CACHE)) {
            assertThat(ProcessHandle.of(postmaster)).isEmpty();
            assertThat(query(server, "SELECT nome FROM alunos")).isEqualTo("Ana");
        }
    }

    @Test
    void terminatedProcessStopsItsServer() throws Exception {
        Process process = startOther();
        long postmaster = firstLine(process);

        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

        ProcessHandle server = ProcessHandle.of(postmaster).orElse(null);
        if (server != null) {
            server.onExit().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void oneProcessAtATimeHasADataFolder() throws Exception {
        Process process = startOther();
        firstLine(process);

        assertThatThrownBy(() -> EmbeddedServer.start(folder, CACHE))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("The data folder " + folder + " is in use by another process.");
        process.destroy();
        process.waitFor();
    }

    @Test
    void processIdOfAnotherProgramIsLeftAlone() throws Exception {
        EmbeddedServer.start(folder, CACHE).close();
        Process bystander = new ProcessBuilder("sleep", "60").start();
        Files.writeString(folder.resolve("cluster/postmaster.pid"), bystander.pid() + "\n");

        EmbeddedServer.start(folder, CACHE).close();

        assertThat(bystander.isAlive()).isTrue();
        bystander.destroy();
    }

    @Test
    void dataFolderOfAnotherVersionOrIncompleteIsExplained() throws Exception {
        Files.createDirectories(folder.resolve("cluster"));
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "13\n");
        assertThatThrownBy(() -> EmbeddedServer.start(folder, CACHE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("its initialisation was interrupted");

        Files.writeString(folder.resolve("complete"), "");
        assertThatThrownBy(() -> EmbeddedServer.start(folder, CACHE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("was made by PostgreSQL 13");
    }

    private Process startOther() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        Other.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long firstLine(Process process) throws Exception {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return Long.parseLong(lines.readLine());
    }

    private static String query(EmbeddedServer server, String sql) throws SQLException {
        try (var connection = server.settings().open();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(EmbeddedServer server, String sql) throws SQLException {
        try (var connection = server.settings().open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Another process with a server: says the server's process id, and waits to be killed. */
    static final class Other {
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            EmbeddedServer server = EmbeddedServer.start(folder, CACHE);
            execute(server, "CREATE TABLE alunos AS SELECT 'Ana' AS nome");
            System.out.println(Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                    .get(0)
                    .strip());
            Thread.sleep(60_000);
        }
    }
}
