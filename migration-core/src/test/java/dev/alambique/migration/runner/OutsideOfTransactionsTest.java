package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts whose statements are transactions of their own, and that break off between two of them. */
@Timeout(60)
class OutsideOfTransactionsTest {
    private static final String INDEXES = "SELECT indexrelid::regclass || ' ' || indisvalid FROM pg_index"
            + " WHERE indrelid = 'alunos'::regclass ORDER BY 1";
    private static final String AUDIT =
            "SELECT direction || ' ' || outcome FROM migration_audit WHERE version = '2'" + " ORDER BY id";
    private static final String ONE = "CREATE INDEX CONCURRENTLY one ON alunos (id);\n";
    private static final String TWO = "CREATE INDEX CONCURRENTLY two ON alunos (id, id);\n";

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void oneTable() {
        project = Project.in(folder).table("1", "alunos");
        project.upgrade("head");
        project.database().execute("INSERT INTO alunos VALUES (1), (2)");
        project.up("V2__indexes.sql", ONE + TWO)
                .undo("U2__indexes.sql", "DROP INDEX CONCURRENTLY two;\nDROP INDEX CONCURRENTLY one;\n");
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** The writes of an upgrade, in their order; at each of them the session is ended. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEFORE INSERT ON migration_audit",
                "BEFORE UPDATE ON migration_audit|NEW.statements_done = 0",
                "BEFORE UPDATE ON migration_audit|NEW.statements_done = 1",
                "BEFORE UPDATE ON migration_audit|NEW.statements_done = 2",
                "BEFORE INSERT ON flyway_schema_history",
                "BEFORE UPDATE ON migration_audit|NEW.outcome = 'done'",
            })
    void anUpgradeThatDiesAtAnyOfItsWritesIsCompletedByTheSameCommand(String write) throws Exception {
        dieAt(write);

        assertThatThrownBy(() -> dying().upgrade(Target.HEAD)).isInstanceOf(MigrationException.class);
        live();
        project.upgrade("head");

        isApplied();
        project.up("V3__more.sql", "CREATE TABLE more ();");
        project.upgrade("head");
        assertThat(project.database().query(AUDIT))
                .containsOnlyOnce("upgrade done")
                .doesNotContain("upgrade running");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEFORE INSERT ON migration_audit",
                "BEFORE UPDATE ON migration_audit|NEW.statements_done = 1",
                "BEFORE UPDATE ON migration_audit|NEW.statements_done = 2",
                "BEFORE UPDATE ON migration_audit|NEW.outcome = 'done'",
                "BEFORE DELETE ON flyway_schema_history",
            })
    void aDowngradeThatDiesAtAnyOfItsWritesIsCompletedByTheSameCommand(String write) throws Exception {
        project.upgrade("head");
        dieAt(write);

        assertThatThrownBy(() -> dying().downgrade(Target.parse("1"))).isInstanceOf(MigrationException.class);
        live();
        project.downgrade("1");

        assertThat(project.database().query(INDEXES)).isEmpty();
        assertThat(project.database().versions()).containsExactly("1");
        assertThat(project.database().query(AUDIT))
                .containsOnlyOnce("downgrade done")
                .doesNotContain("downgrade running");
        project.upgrade("head");
        isApplied();
    }

    @Test
    void rowsAreWrittenOnceHoweverASettingBesideTheScriptSaysThatItRunsOutsideOfTransactions() throws Exception {
        project.up("V2__indexes.sql", "INSERT INTO alunos VALUES (3);\nINSERT INTO alunos VALUES (4);\n")
                .up("V2__indexes.sql.conf", "executeInTransaction=false\n");
        dieAt("BEFORE UPDATE ON migration_audit|NEW.statements_done = 2");

        assertThatThrownBy(() -> dying().upgrade(Target.HEAD)).isInstanceOf(MigrationException.class);
        assertThat(project.database().query("SELECT id FROM alunos ORDER BY 1")).containsExactly("1", "2", "3");
        live();
        project.upgrade("head");

        assertThat(project.database().query("SELECT id FROM alunos ORDER BY 1")).containsExactly("1", "2", "3", "4");
        assertThat(project.database().versions()).containsExactly("1", "2");
    }

    @Test
    void whatASessionLeftHalfBuiltWhenItWasEndedIsBuiltAnew() throws Exception {
        endedWhileItWaits(() -> project.upgrade("head"));
        assertThat(project.database().query(INDEXES)).containsExactly("one false");

        project.upgrade("head");

        isApplied();
        assertThat(project.database().query(AUDIT)).containsExactly("upgrade failed", "upgrade done");
    }

    @Test
    void whatASessionLeftHalfDroppedWhenItWasEndedIsDropped() throws Exception {
        project.upgrade("head");
        endedWhileItWaits(() -> project.downgrade("1"));
        assertThat(project.database().query(INDEXES)).containsExactly("one true", "two false");
        assertThat(project.database().versions()).containsExactly("1", "2");

        project.downgrade("1");

        assertThat(project.database().query(INDEXES)).isEmpty();
        assertThat(project.database().versions()).containsExactly("1");
    }

    @Test
    void aStatementThatTakesTooLongLeavesNothingThatStopsTheNextTry() throws Exception {
        project.upgrade("head");
        try (Connection reader = project.database().dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT * FROM alunos");
            RunSettings hasty = RunSettings.DEFAULT.withStatementTimeout(Duration.ofMillis(100));
            assertThatThrownBy(() -> runner(hasty).downgrade(Target.parse("1")))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("canceling statement due to statement timeout")
                    .hasMessageContaining("a longer --statement-timeout");
        }

        project.downgrade("1");

        assertThat(project.database().query(INDEXES)).isEmpty();
    }

    @Test
    void anIndexThatSomebodyElseBuildsMeanwhileIsLeftAlone() throws Exception {
        project.database().execute("CREATE TABLE cursos (id bigint)");
        endedWhileItWaits(() -> project.upgrade("head"));
        Future<?> other;
        try (Connection reader = project.database().dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT * FROM cursos");
            other = threads.submit(() -> project.database().execute("CREATE INDEX CONCURRENTLY theirs ON cursos (id)"));
            Eventually.is("the other index waits", this::isAnIndexWaiting);
            Future<Run> run = threads.submit(() -> project.upgrade("head"));
            Eventually.is(
                    "our index is begun anew",
                    () -> !project.database()
                            .query("SELECT 1 FROM migration_audit WHERE version = '2' OFFSET 1")
                            .isEmpty());
            reader.commit();
            other.get();
            run.get();
        }

        isApplied();
        assertThat(project.database()
                        .query("SELECT indisvalid::text FROM pg_index WHERE indexrelid = 'theirs'::regclass"))
                .containsExactly("true");
    }

    @Test
    void afterAnErrorTheNextTryGoesOnOnceItsReasonIsGone() {
        project.database().execute("INSERT INTO alunos VALUES (2)");
        project.up("V2__indexes.sql", ONE + "CREATE UNIQUE INDEX CONCURRENTLY two ON alunos (id);\n");
        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("could not create unique index \"two\"")
                .hasMessageContaining("what it did before stays");
        assertThat(project.database().query("SELECT version || ' ' || success FROM flyway_schema_history ORDER BY 1"))
                .containsExactly("1 true", "2 false");

        // the reason is still there
        assertThatThrownBy(() -> project.upgrade("head")).isInstanceOf(MigrationException.class);
        project.database().execute("DELETE FROM alunos WHERE ctid = (SELECT max(ctid) FROM alunos)");
        project.upgrade("head");

        isApplied();
        assertThat(project.database().query(AUDIT)).containsExactly("upgrade failed", "upgrade failed", "upgrade done");
    }

    @Test
    void aStatementThatWasDoneMayNotBeEditedBeforeTheNextTry() {
        project.up("V2__indexes.sql", ONE + "CREATE INDEX CONCURRENTLY two ON nowhere (id);\n");
        assertThatThrownBy(() -> project.upgrade("head")).isInstanceOf(MigrationException.class);

        project.up("V2__indexes.sql", "CREATE INDEX CONCURRENTLY uno ON alunos (id);\n" + TWO);
        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Script V2__indexes.sql was edited after 1 of its statements were done");
        project.up("V2__indexes.sql", ONE + TWO);
        project.upgrade("head");

        isApplied();
    }

    @Test
    void aMissingTableIsAnErrorAlsoForAStatementThatMayHaveBeenDone() throws Exception {
        dieAt("BEFORE UPDATE ON migration_audit|NEW.statements_done = 1");
        assertThatThrownBy(() -> dying().upgrade(Target.HEAD)).isInstanceOf(MigrationException.class);
        live();
        project.up("V2__indexes.sql", "CREATE INDEX CONCURRENTLY one ON nowhere (id);\n");

        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("relation \"nowhere\" does not exist");
    }

    @Test
    void aSecondTryRunsInTheSchemaOfTheFirst() throws Exception {
        Project other = Project.in(folder.resolve("other"))
                .up("V1__t.sql", "CREATE TABLE t (id int);")
                .up(
                        "V2__index.sql",
                        "CREATE INDEX CONCURRENTLY a ON t (id);\nCREATE UNIQUE INDEX CONCURRENTLY b ON t (id);")
                .undo("U2__index.sql", "DROP INDEX CONCURRENTLY b;\nDROP INDEX CONCURRENTLY a;");
        RevisionRunner runner = new RevisionRunner(
                other.database().dataSource(), new RevisionFolder(other.folder()), Optional.of("escola"));
        runner.upgrade(Target.parse("1"));
        other.database().execute("INSERT INTO escola.t VALUES (1), (1)");
        assertThatThrownBy(() -> runner.upgrade(Target.HEAD)).isInstanceOf(MigrationException.class);
        other.database().execute("TRUNCATE escola.t");

        runner.upgrade(Target.HEAD);
        assertThat(other.database()
                        .query("SELECT indexname FROM pg_indexes WHERE schemaname = 'escola' AND tablename = 't'"))
                .containsExactlyInAnyOrder("a", "b");
        runner.downgrade(Target.parse("1"));
        assertThat(other.database()
                        .query("SELECT indexname FROM pg_indexes WHERE schemaname = 'escola' AND tablename = 't'"))
                .isEmpty();
    }

    @Test
    void aScriptMaySetARoleAlsoForItsNextTry() throws Exception {
        String role = "owner_" + project.database().name();
        project.database()
                .execute("CREATE ROLE " + role + "; GRANT ALL ON SCHEMA public TO " + role
                        + "; ALTER TABLE alunos OWNER TO " + role);
        project.up(
                        "V2__indexes.sql",
                        "SET ROLE " + role + ";\nCREATE TABLE ours ();\nCREATE TABLE more (x nonsense);\n")
                .up("V2__indexes.sql.conf", "executeInTransaction=false\n");
        assertThatThrownBy(() -> project.upgrade("head")).hasMessageContaining("nonsense");

        project.up("V2__indexes.sql", "SET ROLE " + role + ";\nCREATE TABLE ours ();\nCREATE TABLE more ();\n");
        project.upgrade("head");

        assertThat(project.database()
                        .query("SELECT DISTINCT tableowner FROM pg_tables WHERE tablename IN ('ours', 'more')"))
                .containsExactly(role);
        project.database().execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
    }

    @Test
    void aLockThatIsNotToBeHadIsTriedAgainWithoutRepeatingWhatIsDone() throws Exception {
        project.up("V2__indexes.sql", "INSERT INTO alunos VALUES (3);\nALTER TABLE alunos ADD COLUMN nome text;\n")
                .up("V2__indexes.sql.conf", "executeInTransaction=false\n");
        RunSettings hasty = RunSettings.DEFAULT.withLockTimeout(Duration.ofMillis(200));
        try (Connection reader = project.database().dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT * FROM alunos");
            Future<Run> run = threads.submit(() -> runner(hasty).upgrade(Target.HEAD));
            Eventually.is(
                    "a try has failed",
                    () -> !project.database()
                            .query("SELECT 1 FROM migration_audit WHERE version = '2' AND outcome = 'failed'")
                            .isEmpty());
            reader.commit();
            assertThat(run.get().steps()).hasSize(1);
        }

        assertThat(project.database().query("SELECT id, nome FROM alunos WHERE id = 3"))
                .hasSize(1);
        assertThat(project.database().query("SELECT version || ' ' || success FROM flyway_schema_history ORDER BY 1"))
                .containsExactly("1 true", "2 true");
    }

    private void isApplied() {
        assertThat(project.database().query(INDEXES)).containsExactly("one true", "two true");
        assertThat(project.database().query("SELECT success::text FROM flyway_schema_history WHERE version = '2'"))
                .containsExactly("true");
        project.flyway().validate();
    }

    private RevisionRunner runner(RunSettings settings) {
        return new RevisionRunner(
                project.database().dataSource(), new RevisionFolder(folder), Optional.empty(), settings, event -> {});
    }

    /** As a process that was killed: after its one session has ended, it does nothing more. */
    private RevisionRunner dying() {
        return new RevisionRunner(new OneConnection(project.database()), new RevisionFolder(folder));
    }

    private void dieAt(String write) {
        List<String> parts = List.of(write.split("\\|"));
        project.database()
                .execute("CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NEW; END $$;"
                        + " CREATE TRIGGER die " + parts.get(0) + " FOR EACH ROW "
                        + (parts.size() > 1 ? "WHEN (" + parts.get(1) + ") " : "") + "EXECUTE FUNCTION die()");
    }

    private void live() throws Exception {
        project.database().execute("DROP FUNCTION die CASCADE");
    }

    /** Runs something whose statement waits for a reader, and ends its session meanwhile. */
    private void endedWhileItWaits(Runnable run) throws Exception {
        try (Connection reader = project.database().dataSource().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT * FROM alunos");
            Future<?> running = threads.submit(run);
            Eventually.is("an index waits", this::isAnIndexWaiting);
            project.database()
                    .query(
                            "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE query LIKE '%INDEX CONCURRENTLY%'"
                                    + " AND wait_event_type = 'Lock' AND datname = current_database()");
            assertThatThrownBy(running::get).hasCauseInstanceOf(MigrationException.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isAnIndexWaiting() {
        return !project.database()
                .query(
                        "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%INDEX CONCURRENTLY%' AND wait_event_type = 'Lock'"
                                + " AND datname = current_database()")
                .isEmpty();
    }

    @Test
    void anIndexOfOthersThatBecameInvalidMeanwhileStays() {
        Project project = Project.in(folder)
                .up(
                        "V10__t.sql",
                        "CREATE TABLE t (n int); INSERT INTO t VALUES (1), (1); CREATE TABLE theirs AS TABLE t;")
                .up("V11__ux.sql", "CREATE UNIQUE INDEX CONCURRENTLY ux ON t (n);");
        assertThatThrownBy(() -> project.upgrade("head")).hasMessageContaining("could not create unique index");
        assertThatThrownBy(() -> project.database().execute("CREATE UNIQUE INDEX CONCURRENTLY their_ux ON theirs (n)"))
                .hasMessageContaining("could not create unique index");
        project.database().execute("DELETE FROM t WHERE ctid = (SELECT min(ctid) FROM t)");

        project.upgrade("head");

        assertThat(project.database()
                        .query("SELECT indexrelid::regclass, indisvalid FROM pg_index WHERE indexrelid::regclass::text"
                                + " LIKE '%ux' ORDER BY 1"))
                .containsExactlyInAnyOrder("ux|t", "their_ux|f");
    }
}
