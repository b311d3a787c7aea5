package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.connect.ConnectionSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions and servers that end in the middle of a revision, as the command line tells of it. */
class LostConnectionIT {
    private static final String SLEEPING =
            "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()";

    @TempDir
    private Path folder;

    @Test
    void afterItsSessionWasEndedTheSameCommandCompletes() throws Exception {
        Database database = Server.emptyDatabase();
        Project project = slow(database);
        Running upgrade = project.start("upgrade");
        Eventually.is("the revision runs", () -> !database.rows(SLEEPING).isEmpty());

        database.run("SELECT pg_terminate_backend(pid) FROM (" + SLEEPING + ") s");

        Ran ran = upgrade.end().exits(3);
        assertThat(ran.err())
                .contains("V2__slow.sql could not be applied: terminating connection due to administrator command")
                .contains("everything it did is rolled back; applied before it: 1")
                .contains("run the same command again once the server answers")
                .doesNotContain("\tat ");
        isCompletedBySameCommand(project, database);
        assertThat(database.rows("SELECT version || ' ' || outcome FROM migration_audit ORDER BY id"))
                .containsExactly("1 done", "2 failed", "2 done");
    }

    @Test
    void afterTheServerCrashedTheSameCommandCompletes() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // Off by default here: what was committed would not always survive.
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            Database database = new Database(
                    ConnectionSettings.of("127.0.0.1", server.getPort(), "postgres", "postgres", "postgres"));
            Project project = slow(database);
            Running upgrade = project.start("upgrade");
            Eventually.is("the revision runs", () -> !database.rows(SLEEPING).isEmpty());

            List<String> command = crash(data);

            Ran ran = upgrade.end().exits(3);
            assertThat(ran.err())
                    .containsPattern("V2__slow.sql could not be applied: (terminating connection|An I/O error)")
                    .contains("run the same command again once the server answers")
                    .doesNotContain("\tat ");
            assertThat(project.call("upgrade").exits(3).err())
                    .contains(" refused")
                    .doesNotContain("\tat ");

            start(command, database);
            isCompletedBySameCommand(project, database);
        }
    }

    private Project slow(Database database) {
        return Project.set(folder, database)
                .revision("1", "a", "CREATE TABLE a AS SELECT 1 AS id;\n", "DROP TABLE a;\n")
                .revision(
                        "2",
                        "slow",
                        "CREATE TABLE b (id int);\nSELECT pg_sleep(60) FROM a;\nCREATE TABLE c (id int);\n",
                        "DROP TABLE c;\nDROP TABLE b;\n");
    }

    private static void isCompletedBySameCommand(Project project, Database database) {
        assertThat(database.tables()).containsExactlyInAnyOrder("a", "flyway_schema_history", "migration_audit");
        assertThat(database.appliedVersions()).containsExactly("1");
        database.run("DELETE FROM a");
        project.call("upgrade").ok();
        assertThat(database.tables()).contains("a", "b", "c");
        assertThat(database.appliedVersions()).containsExactly("1", "2");
    }

    /** As {@code pg_ctl stop -m immediate}: no session is waited for, and the next start recovers. Gives its command. */
    private static List<String> crash(Path data) throws Exception {
        Path file = data.resolve("postmaster.pid");
        String pid = Files.readAllLines(file).get(0);
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<String> command =
                new ArrayList<>(List.of(postmaster.info().command().orElseThrow()));
        command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
        assertThat(new ProcessBuilder("kill", "-QUIT", pid).start().waitFor()).isZero();
        postmaster.onExit().join();
        Eventually.is("the server ended", () -> Files.notExists(file));
        return command;
    }

    /** Whoever started the server first stops it: it goes by the folder of the data. */
    private static void start(List<String> command, Database database) throws Exception {
        if (System.getProperty("user.name").equals("root")) {
            // As the first start does: PostgreSQL refuses to run as root.
            command.addAll(0, List.of("unshare", "-U"));
        }
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Eventually.is("the server answers", () -> {
            try (Connection connection = database.settings().dataSource().getConnection()) {
                return connection.isValid(1);
            } catch (SQLException starting) {
                return false;
            }
        });
    }
}
