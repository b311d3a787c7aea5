package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that PostgreSQL does in several transactions, and whose session ends between two of them. */
@Timeout(60)
class HalfDoneStatementTest {
    private static final String INDEXES =
            "SELECT indexrelid::regclass, indisvalid FROM pg_index WHERE indrelid = 't'::regclass ORDER BY 1::text";
    private static final String WAITING = "SELECT pid FROM pg_stat_activity WHERE query ILIKE '%CONCURRENTLY%'"
            + " AND wait_event_type = 'Lock' AND datname = current_database()";

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aPartitionThatWasHalfDetachedIsDetached() throws Exception {
        Project project = ofPartitions()
                .up("V2__detach.sql", "ALTER TABLE t DETACH PARTITION \"T1\" CONCURRENTLY -- while others read\n;")
                .up("V2__detach.sql.conf", "executeInTransaction=false");

        endedWhileItWaits(project, () -> project.upgrade("head"));
        assertThat(pending(project)).containsExactly("\"T1\"|t");
        project.upgrade("head");

        assertThat(pending(project)).isEmpty();
        assertThat(project.database().query("SELECT count(*) FROM \"T1\"")).containsExactly("1");
        project.isWhatFlywayExpects();
    }

    @Test
    void soItIsOnTheWayBack() throws Exception {
        Project project = ofPartitions()
                .up("V2__more.sql", "SELECT 1;")
                .undo(
                        "U2__more.sql",
                        "alter table public.t detach partition public.\"T1\" concurrently;\nDROP TABLE \"T1\";");
        project.upgrade("head");

        endedWhileItWaits(project, () -> project.downgrade("1"));
        assertThat(pending(project)).containsExactly("\"T1\"|t");
        project.downgrade("1");

        assertThat(project.database().tables()).containsExactly("t");
        assertThat(project.database().versions()).containsExactly("1");
    }

    @Test
    void anIndexThatNobodyNamesIsNotBuiltTwice() throws Exception {
        Project project = ofTable().up("V2__i.sql", "CREATE INDEX CONCURRENTLY ON t (n, (n + m)) WHERE n IN (1, 2);");

        endedWhileItWaits(project, () -> project.upgrade("head"));
        assertThat(project.database().query(INDEXES)).containsExactly("t_n_expr_idx|f");
        project.upgrade("head");

        assertThat(project.database().query(INDEXES)).containsExactly("t_n_expr_idx|t");
        project.isWhatFlywayExpects();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX CONCURRENTLY theirs ON t (n)",
                "CREATE UNIQUE INDEX CONCURRENTLY ON t (m)",
                "CREATE UNIQUE INDEX CONCURRENTLY ON t (n) WHERE m > 0",
                "CREATE UNIQUE INDEX CONCURRENTLY ON others (n)",
            })
    void anotherThatBecameInvalidMeanwhileStays(String theirs) {
        Project project = ofTable().up("V2__i.sql", "CREATE UNIQUE INDEX CONCURRENTLY ON t (n);");
        project.database().execute("CREATE TABLE others AS TABLE t");
        assertThatThrownBy(() -> project.upgrade("head")).hasMessageContaining("could not create unique index");
        assertThatThrownBy(() -> project.database().execute(theirs)).hasMessageContaining("could not create unique");
        List<String> before = invalid(project);
        assertThat(before).hasSize(2).contains("t_n_idx");
        project.database().execute("DELETE FROM t WHERE ctid = (SELECT min(ctid) FROM t)");

        project.upgrade("head");

        assertThat(invalid(project)).hasSize(1).isSubsetOf(before).doesNotContain("t_n_idx");
        assertThat(project.database().query(INDEXES)).contains("t_n_idx|t");
    }

    @Test
    void whichOfTwoEqualOnesItLeftIsForAPersonToSay() {
        String index = "CREATE UNIQUE INDEX CONCURRENTLY ON t (n);";
        Project project = ofTable().up("V2__i.sql", index);
        assertThatThrownBy(() -> project.upgrade("head")).hasMessageContaining("could not create unique index");
        assertThatThrownBy(() -> project.database().execute(index)).hasMessageContaining("could not create unique");
        project.database().execute("DELETE FROM t WHERE ctid = (SELECT min(ctid) FROM t)");

        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Script V2__i.sql left an invalid index without a name of its own")
                .hasMessageContaining("public.t_n_idx, public.t_n_idx1")
                .hasMessageContaining("DROP INDEX CONCURRENTLY");
        assertThat(invalid(project)).hasSize(2);

        project.database().execute("DROP INDEX t_n_idx, t_n_idx1");
        project.upgrade("head");
        assertThat(project.database().query(INDEXES)).containsExactly("t_n_idx|t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INDEX CONCURRENTLY i", "TABLE CONCURRENTLY t", "(VERBOSE) INDEX CONCURRENTLY public.i"})
    void whatARebuildLeftGoes(String what) throws Exception {
        Project project =
                ofTable().up("V2__i.sql", "REINDEX " + what + ";").up("V2__i.sql.conf", "executeInTransaction=false");
        project.database()
                .execute("CREATE INDEX i ON t (n); CREATE TABLE theirs AS TABLE t; CREATE INDEX j ON theirs (n)");

        endedWhileItWaits(project, () -> project.upgrade("head"));
        assertThat(project.database().query(INDEXES)).containsExactly("i|t", "i_ccnew|f");
        endedWhileItWaits(project, () -> project.database().execute("REINDEX INDEX CONCURRENTLY j"));
        project.upgrade("head");

        assertThat(project.database().query(INDEXES)).containsExactly("i|t");
        assertThat(invalid(project)).containsExactly("j_ccnew");
    }

    private Project ofTable() {
        Project project = Project.in(folder)
                .up("V1__t.sql", "CREATE TABLE t (n int, m int); INSERT INTO t VALUES (1, 1), (1, 1);");
        project.upgrade("1");
        return project;
    }

    private Project ofPartitions() {
        Project project = Project.in(folder)
                .up(
                        "V1__t.sql",
                        "CREATE TABLE t (n int) PARTITION BY LIST (n);"
                                + " CREATE TABLE \"T1\" PARTITION OF t FOR VALUES IN (1); INSERT INTO t VALUES (1);");
        project.upgrade("1");
        return project;
    }

    private static List<String> pending(Project project) {
        return project.database().query("SELECT inhrelid::regclass, inhdetachpending FROM pg_inherits");
    }

    private static List<String> invalid(Project project) {
        return project.database().query("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid ORDER BY 1");
    }

    /** Runs something whose statement waits for readers of all tables, and ends its session meanwhile. */
    private void endedWhileItWaits(Project project, Runnable run) throws Exception {
        try (Connection reader = project.database().dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            for (String table : project.database().tables()) {
                statement.execute("SELECT * FROM \"" + table + "\"");
            }
            Future<?> running = threads.submit(run);
            Eventually.is("it waits", () -> !project.database().query(WAITING).isEmpty());
            project.database().query("SELECT pg_terminate_backend(pid) FROM (" + WAITING + ") w");
            assertThatThrownBy(running::get).hasMessageContaining("connection");
        }
    }
}
