package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks that others hold, as the command line tells of them. */
class LocksIT {
    @TempDir
    private Path folder;

    private Database database;
    private Project project;

    @BeforeEach
    void oneTable() {
        database = Server.emptyDatabase();
        project = Project.set(folder, database)
                .revision("1", "alunos", "CREATE TABLE alunos (id int);\n", "DROP TABLE alunos;\n");
        project.call("upgrade").ok();
    }

    @Test
    void aRunThatMayWaitASecondNamesTheRunThatItWaitedFor() throws Exception {
        project.revision("2", "slow", "SELECT pg_sleep(60);\n", "SELECT 1;\n");
        Running first = project.start("upgrade");
        String sleeping =
                "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()";
        Eventually.is("the first run is at work", () -> !database.rows(sleeping).isEmpty());
        String pid = database.rows(sleeping).get(0);

        Ran second = project.call("upgrade", "--lock-wait", "1s").exits(3);

        assertThat(second.err())
                .contains("Another process changes this database; waiting for it to end: pid " + pid + ", postgres")
                .contains("Another process changes this database, and has not ended within 1 s.")
                .containsPattern("holder    pid " + pid + ", postgres .* since \\d{4}-\\d\\d-\\d\\d")
                .contains("--lock-wait")
                .doesNotContain("\tat ");
        database.run("SELECT pg_terminate_backend(" + pid + ")");
        first.end().exits(3);
    }

    @Test
    void whoHoldsATableThatARevisionAltersIsNamed() throws Exception {
        project.revision("2", "nome", "ALTER TABLE alunos ADD COLUMN nome text;\n", "SELECT 1;\n");
        try (Connection blocker = database.settings().open();
                Statement statement = blocker.createStatement()) {
            statement.execute("SET application_name = 'backup'");
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE alunos IN ACCESS EXCLUSIVE MODE");

            Ran ran = project.call("upgrade", "--lock-timeout", "200ms", "--lock-retries", "1")
                    .exits(3);

            assertThat(ran.err())
                    .contains("V2__nome.sql waits for a lock; it is rolled back, and tried again in 1 s.")
                    .containsPattern(
                            "blocked by pid \\d+, postgres \\(backup\\), idle in transaction for \\d+ s, holds alunos")
                    .contains("V2__nome.sql could not be applied: canceling statement due to lock timeout")
                    .doesNotContain("\tat ");
            assertThat(database.appliedVersions()).containsExactly("1");
        }
        project.call("upgrade").ok();
    }

    @Test
    void aStatementMayBeGivenATime() {
        project.revision("2", "slow", "SELECT pg_sleep(60);\n", "SELECT 1;\n");

        assertThat(project.call("upgrade", "--statement-timeout", "200ms")
                        .exits(3)
                        .err())
                .contains("V2__slow.sql could not be applied: canceling statement due to statement timeout")
                .contains("a longer --statement-timeout")
                .doesNotContain("\tat ");
    }
}
