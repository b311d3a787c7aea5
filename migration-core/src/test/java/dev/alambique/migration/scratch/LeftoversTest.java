package dev.alambique.migration.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.connect.ConnectionSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Processes that end without closing anything. */
@Isolated("another test's scratch server would drop the leftovers first")
class LeftoversTest {
    @Test
    void killedProcessLeavesADatabaseThatTheNextOneDrops() throws Exception {
        Process process = startCreator();
        String name = nameFrom(process);

        try (ScratchServer server = ScratchServer.on(TestServer.admin(), "the test server")) {
            server.create().close();
            assertThat(ScratchServerTest.databases())
                    .as("while its process lives")
                    .contains(name);

            process.destroyForcibly().waitFor();
            assertThat(ScratchServerTest.databases()).as("after kill -9").contains(name);

            awaitDisconnection(process.pid());
            server.create().close();
            assertThat(ScratchServerTest.databases()).as("after the next one").doesNotContain(name);
        }
    }

    @Test
    void terminatedProcessDropsItsDatabaseItself() throws Exception {
        Process process = startCreator();
        String name = nameFrom(process);

        process.destroy();
        process.waitFor();

        assertThat(ScratchServerTest.databases()).doesNotContain(name);
    }

    @Test
    void databasesOfOtherAdministrationDatabasesGoWhenOldAndUnused() {
        TestServer.execute(
                TestServer.admin(),
                "CREATE DATABASE alambique_scratch_1_1000_ab",
                "CREATE DATABASE alambique_scratch_1_99999999999_ab",
                "CREATE DATABASE alambique_scratch_mine");

        try (ScratchServer server = ScratchServer.on(TestServer.admin(), "the test server")) {
            server.create().close();
        }

        assertThat(ScratchServerTest.databases())
                .doesNotContain("alambique_scratch_1_1000_ab")
                .contains("alambique_scratch_1_99999999999_ab", "alambique_scratch_mine");
    }

    @Test
    void livingDatabaseOfAnotherAdministrationDatabaseStaysHoweverOld() {
        String other = TestServer.newDatabase().database();
        String oid = TestServer.query(TestServer.admin(), "SELECT oid FROM pg_database WHERE datname = '" + other + "'")
                .get(0);
        String living = "alambique_scratch_" + oid + "_1000_cd";
        TestServer.execute(TestServer.admin(), "CREATE DATABASE " + living);

        ConnectionSettings otherAdmin = TestServer.admin().withDatabase(other);
        try (var owner = otherAdmin.open();
                ScratchServer server = ScratchServer.on(TestServer.admin(), "the test server")) {
            assertThat(ScratchName.lock(owner, living)).isTrue();
            server.create().close();
            assertThat(ScratchServerTest.databases()).contains(living);

            ScratchName.unlock(owner, living);
            server.create().close();
            assertThat(ScratchServerTest.databases()).doesNotContain(living);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Process startCreator() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        Creator.class.getName(),
                        TestServer.admin().url() + "?ApplicationName=creator")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String nameFrom(Process process) throws Exception {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return lines.readLine();
    }

    /** A server notices the end of a killed client a moment later. */
    private static void awaitDisconnection(long pid) throws InterruptedException {
        String sessions = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'creator'";
        for (int tries = 0; tries < 200; tries++) {
            if (TestServer.query(TestServer.admin(), sessions).get(0).equals("0")) {
                return;
            }
            Thread.sleep(25);
        }
        throw new AssertionError("the session of process " + pid + " is still open");
    }

    /** Creates a scratch database, says its name, and waits to be killed. */
    static final class Creator {
        public static void main(String[] arguments) throws Exception {
            ScratchServer server =
                    ScratchServer.on(ConnectionSettings.of(arguments[0], "postgres", "postgres"), "the test server");
            System.out.println(server.create().settings().database());
            Thread.sleep(60_000);
        }
    }
}
