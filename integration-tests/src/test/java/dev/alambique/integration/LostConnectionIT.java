package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.connect.ConnectionSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
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
        try (EmbeddedPostgres server = server(data)) {
            Database database = database(server);
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

    @Test
    void afterTheServerCrashedTheSameDowngradeCompletes() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedPostgres server = server(data)) {
            Database database = database(server);
            Project project = Project.set(folder, database)
                    .revision("1", "a", "CREATE TABLE a AS SELECT 1 AS id;\n", "DROP TABLE a;\n")
                    .revision("2", "b", "CREATE TABLE b (id int);\n", "DROP TABLE b;\nSELECT pg_sleep(60) FROM a;\n")
                    .revision("3", "c", "CREATE TABLE c (id int);\n", "DROP TABLE c;\n");
            project.call("upgrade").ok();
            Running downgrade = project.start("downgrade", "base");
            Eventually.is("the undo script runs", () -> !database.rows(SLEEPING).isEmpty());

            List<String> command = crash(data);

            assertThat(downgrade.end().exits(3).err())
                    .containsPattern("U2__b.sql could not be run: (terminating connection|An I/O error)")
                    .contains("everything it did is rolled back; taken back before it: 3")
                    .contains("run the same command again once the server answers")
                    .doesNotContain("\tat ");
            start(command, database);
            assertThat(database.tables())
                    .containsExactlyInAnyOrder("a", "b", "flyway_schema_history", "migration_audit");
            assertThat(database.appliedVersions()).containsExactly("1", "2");
            database.run("DELETE FROM a");
            project.call("downgrade", "base").ok();
            assertThat(database.tables()).containsExactlyInAnyOrder("flyway_schema_history", "migration_audit");
            assertThat(database.appliedVersions()).isEmpty();
        }
    }

    @Test
    void aDiskThatIsFullStopsTheCommandUntilThereIsRoom() throws Exception {
        Path disk = Files.createTempDirectory("alambique-small-disk");
        Assumptions.assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()), "may not mount");
        Database database = Server.emptyDatabase();
        String room = "small_" + database.name();
        String rows = "SET LOCAL default_tablespace = " + room + ";\nCREATE TABLE b (t text);\n"
                + "INSERT INTO b SELECT repeat('x', 40) FROM generate_series(1, 100000);\n";
        try {
            database.run("CREATE TABLESPACE " + room + " LOCATION '" + disk + "'");
            Project project = Project.set(folder, database)
                    .revision("1", "a", "CREATE TABLE a (id int);\n", "DROP TABLE a;\n")
                    .revision("2", "rows", rows, "DROP TABLE b;\n");

            assertThat(project.run("upgrade").exits(3).err())
                    .contains("V2__rows.sql could not be applied: could not extend file")
                    .contains("No space left on device")
                    .contains("everything it did is rolled back; applied before it: 1")
                    .contains("make room on the server's disk or tablespace")
                    .doesNotContain("\tat ");
            assertThat(database.tables()).containsExactlyInAnyOrder("a", "flyway_schema_history", "migration_audit");
            assertThat(database.appliedVersions()).containsExactly("1");

            assertThat(ran("mount", "-o", "remount,size=20m", disk.toString())).isTrue();
            project.run("upgrade").ok();
            assertThat(database.rows("SELECT count(*) FROM b")).containsExactly("100000");
            assertThat(database.appliedVersions()).containsExactly("1", "2");
            project.run("downgrade", "base").ok();
        } finally {
            database.run("DROP TABLE IF EXISTS b");
            database.run("DROP TABLESPACE IF EXISTS " + room);
            ran("umount", "-l", disk.toString());
            Files.delete(disk);
        }
    }

    private static boolean ran(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static EmbeddedPostgres server(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // Off by default here: what was committed would not always survive.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static Database database(EmbeddedPostgres server) {
        return new Database(ConnectionSettings.of("127.0.0.1", server.getPort(), "postgres", "postgres", "postgres"));
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
