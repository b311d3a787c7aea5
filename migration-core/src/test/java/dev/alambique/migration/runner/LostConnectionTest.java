package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.problem.MigrationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that end, and servers that have no room left, in the middle of a revision. */
@Timeout(60)
class LostConnectionTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aRevisionWhoseSessionIsEndedLeavesNothingAndTheSameCommandAppliesIt() throws Exception {
        Project project =
                Project.in(folder).table("1", "a").up("V2__slow.sql", "CREATE TABLE b (); SELECT pg_sleep(20);");

        Future<Run> run = threads.submit(() -> project.upgrade("head"));
        endSleeping(project);

        assertThatThrownBy(run::get)
                .hasCauseInstanceOf(MigrationException.class)
                .hasMessageContaining("V2__slow.sql could not be applied: terminating connection")
                .hasMessageContaining("everything it did is rolled back; applied before it: 1")
                .hasMessageContaining("run the same command again once the server answers");
        assertThat(project.database().tables()).containsExactly("a");
        assertThat(project.database().versions()).containsExactly("1");
        project.up("V2__slow.sql", "CREATE TABLE b ();");
        project.upgrade("head");
        assertThat(audit(project)).containsExactly("upgrade 1 done", "upgrade 2 failed", "upgrade 2 done");
    }

    @Test
    void anUndoScriptWhoseSessionIsEndedLeavesTheRevisionApplied() throws Exception {
        Project project = Project.in(folder)
                .table("1", "a")
                .table("2", "b")
                .undo("U1__a.sql", "DROP TABLE a; SELECT pg_sleep(20);");
        project.upgrade("head");

        Future<Run> run = threads.submit(() -> project.downgrade("base"));
        endSleeping(project);

        assertThatThrownBy(run::get)
                .hasCauseInstanceOf(MigrationException.class)
                .hasMessageContaining("U1__a.sql could not be run: terminating connection")
                .hasMessageContaining("everything it did is rolled back; taken back before it: 2")
                .hasMessageContaining("run the same command again once the server answers");
        assertThat(project.database().tables()).containsExactly("a");
        assertThat(project.database().versions()).containsExactly("1");
        project.undo("U1__a.sql", "DROP TABLE a;");
        project.downgrade("base");
        assertThat(audit(project))
                .containsExactly(
                        "upgrade 1 done",
                        "upgrade 2 done",
                        "downgrade 2 done",
                        "downgrade 1 failed",
                        "downgrade 1 done");
    }

    /** What ends a session between a statement of the revision and the end of its transaction. */
    @ParameterizedTest
    @ValueSource(strings = {"INSERT ON flyway_schema_history", "INSERT ON migration_audit"})
    void aSessionThatEndsWhileARevisionIsBookedTakesTheRevisionWithIt(String write) {
        Project project = Project.in(folder).table("1", "a").table("2", "b");
        project.upgrade("1");
        project.database()
                .execute("CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NEW; END $$;"
                        + " CREATE TRIGGER die BEFORE " + write
                        + " FOR EACH ROW WHEN (NEW.version = '2') EXECUTE FUNCTION die()");

        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("terminating connection");

        assertThat(project.database().tables()).containsExactly("a");
        assertThat(project.database().versions()).containsExactly("1");
        project.database().execute("DROP FUNCTION die CASCADE");
        project.upgrade("head");
        assertThat(audit(project)).containsOnlyOnce("upgrade 2 done");
    }

    @Test
    void aDiskThatIsFullStopsARevisionUntilThereIsRoom() throws Exception {
        Path disk = Files.createTempDirectory("alambique-small-disk");
        Assumptions.assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()), "may not mount");
        try {
            Project project = Project.in(folder).table("1", "a").up("V2__rows.sql", rows(100_000));
            String name = "small_" + project.database().name();
            project.database().execute("CREATE TABLESPACE " + name + " LOCATION '" + disk + "'");
            project.up("V2__rows.sql", "SET LOCAL default_tablespace = " + name + ";" + rows(100_000));

            assertThatThrownBy(() -> project.upgrade("head"))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("V2__rows.sql could not be applied: could not extend file")
                    .hasMessageContaining("No space left on device")
                    .hasMessageContaining("make room on the server's disk or tablespace");

            assertThat(project.database().tables()).containsExactly("a");
            assertThat(project.database().versions()).containsExactly("1");
            assertThat(ran("mount", "-o", "remount,size=20m", disk.toString())).isTrue();
            project.upgrade("head");
            assertThat(audit(project)).containsExactly("upgrade 1 done", "upgrade 2 failed", "upgrade 2 done");
            TestServer.drop(TestServer.admin().withDatabase(project.database().name()));
            TestServer.execute(TestServer.admin(), "DROP TABLESPACE " + name);
        } finally {
            ran("umount", "-l", disk.toString());
            Files.delete(disk);
        }
    }

    private static String rows(int count) {
        return "CREATE TABLE b (t text); INSERT INTO b SELECT repeat('x', 40) FROM generate_series(1, " + count + ");";
    }

    private static boolean ran(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static void endSleeping(Project project) throws Exception {
        Eventually.is(
                "the statement runs",
                () -> !project.database()
                        .query(
                                "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                                        + " AND datname = current_database()")
                        .isEmpty());
    }

    private static List<String> audit(Project project) {
        return project.database()
                .query("SELECT direction || ' ' || version || ' ' || outcome FROM migration_audit ORDER BY id");
    }
}
