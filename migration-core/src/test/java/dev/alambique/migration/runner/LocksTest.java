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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Locks that others hold: on a table, and the one around changes of a database. */
@Timeout(60)
class LocksTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final RunSettings HASTY = RunSettings.DEFAULT.withLockTimeout(TIMEOUT);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<RevisionEvent> told = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aRevisionThatIsBlockedIsTriedAgainAndNobodyQueuesBehindItForLong() throws Exception {
        Project project = ofTwo();
        project.upgrade("1");
        long longest = 0;
        try (Connection blocker = blocker(project, "SELECT * FROM alunos")) {
            Future<Run> run = threads.submit(() -> runner(project, HASTY).upgrade(Target.HEAD));
            while (told.stream().noneMatch(RevisionEvent.Blocked.class::isInstance)) {
                long begin = System.nanoTime();
                project.database().query("SELECT * FROM alunos");
                longest = Math.max(longest, System.nanoTime() - begin);
            }
            assertThat(project.database().tables()).containsExactly("alunos");
            blocker.commit();

            assertThat(run.get().steps()).extracting(Step::script).containsExactly("V2__nome.sql");
        }

        // they did queue: the table was asked for while the revision waited
        assertThat(Duration.ofNanos(longest)).isBetween(Duration.ofMillis(50), TIMEOUT.plusSeconds(1));
        assertThat(project.database().tables()).containsExactly("alunos", "before");
        assertThat(project.database().versions()).containsExactly("1", "2");
        assertThat(project.database().query("SELECT version || ' ' || outcome FROM migration_audit ORDER BY id"))
                .containsExactly("1 done", "2 done");
    }

    @Test
    void whoIsInTheWayForTooLongIsNamed() throws Exception {
        Project project = ofTwo();
        project.upgrade("1");
        try (Connection blocker = blocker(project, "LOCK TABLE alunos IN ACCESS EXCLUSIVE MODE")) {
            assertThatThrownBy(() -> runner(project, HASTY.withLockRetries(1)).upgrade(Target.HEAD))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("V2__nome.sql could not be applied: canceling statement due to lock timeout")
                    .hasMessageContaining("everything it did is rolled back")
                    .hasMessageMatching(
                            "(?s).*blocked   pid " + pid(blocker)
                                    + ", postgres \\(backup\\), idle in transaction for \\d+ s, holds alunos: LOCK TABLE alunos.*")
                    .hasMessageContaining("2, each up to 0.3 s")
                    .hasMessageContaining("--lock-timeout, --lock-retries");
        }

        assertThat(project.database().tables()).containsExactly("alunos");
        assertThat(project.database().query("SELECT version || ' ' || outcome FROM migration_audit ORDER BY id"))
                .containsExactly("1 done", "2 failed");
    }

    @Test
    void anUndoScriptThatIsBlockedIsTriedAgain() throws Exception {
        Project project = ofTwo();
        project.upgrade("head");
        try (Connection blocker = blocker(project, "SELECT * FROM alunos")) {
            Future<Run> run = threads.submit(() -> runner(project, HASTY).downgrade(Target.parse("1")));
            Eventually.is("it was rolled back", () -> told.stream().anyMatch(RevisionEvent.Blocked.class::isInstance));
            blocker.commit();

            assertThat(run.get().steps()).hasSize(1);
        }

        RevisionEvent.Blocked blocked = told.stream()
                .filter(RevisionEvent.Blocked.class::isInstance)
                .map(RevisionEvent.Blocked.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(blocked.blockers())
                .singleElement()
                .satisfies(each -> assertThat(each.application()).isEqualTo("backup"));
        assertThat(project.database().tables()).containsExactly("alunos");
    }

    @Test
    void aStatementThatTakesLongerThanItMayIsStopped() {
        Project project =
                Project.in(folder).table("1", "a").up("V2__slow.sql", "CREATE TABLE b (); SELECT pg_sleep(20);");

        assertThatThrownBy(() -> runner(project, RunSettings.DEFAULT.withStatementTimeout(Duration.ofMillis(200)))
                        .upgrade(Target.HEAD))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("V2__slow.sql could not be applied: canceling statement due to statement timeout")
                .hasMessageContaining("a longer --statement-timeout");

        assertThat(project.database().tables()).containsExactly("a");
    }

    @Test
    void aRunNamesTheOneThatItWaitsForAndWaitsNoLongerThanItMay() throws Exception {
        Project project = Project.in(folder).table("1", "a").up("V2__slow.sql", "SELECT pg_sleep(20);");
        Future<Run> first = threads.submit(() -> project.upgrade("head"));
        String pid = sleeping(project);

        assertThatThrownBy(() -> runner(project, RunSettings.DEFAULT.withLockWait(Duration.ofMillis(300)))
                        .upgrade(Target.HEAD))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Another process changes this database, and has not ended within 0.3 s.")
                .hasMessageMatching("(?s).*holder    pid " + pid + ", postgres .*, since \\d{4}-.*");

        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        RevisionEvent.Waiting.class,
                        waiting -> assertThat(waiting.holder().orElseThrow().since())
                                .isBetween(
                                        project.runner()
                                                .audit()
                                                .get(0)
                                                .started()
                                                .minusSeconds(5),
                                        OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(1)));
        project.database().query("SELECT pg_terminate_backend(" + pid + ")::text");
        assertThatThrownBy(first::get).hasCauseInstanceOf(MigrationException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnmodifiedFlywayIsWaitedFor(boolean transactional) throws Exception {
        Project project = Project.ofThree(folder).up("V4__slow.sql", "SELECT pg_sleep(1); CREATE TABLE late ();");
        Future<?> flyway = threads.submit(() -> stock(project, transactional).migrate());
        sleeping(project);

        Run run = runner(project, RunSettings.DEFAULT).upgrade(Target.HEAD);

        assertThat(told).anyMatch(RevisionEvent.Waiting.class::isInstance);
        assertThat(run.isNothing()).isTrue();
        flyway.get();
        assertThat(project.database().versions()).containsExactly("1", "2", "3", "4");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnmodifiedFlywayWaits(boolean transactional) throws Exception {
        Project project = Project.ofThree(folder).up("V4__slow.sql", "SELECT pg_sleep(1); CREATE TABLE late ();");
        Future<Run> run = threads.submit(() -> project.upgrade("head"));
        sleeping(project);

        assertThat(stock(project, transactional).migrate().migrationsExecuted).isZero();

        assertThat(run.get().steps()).hasSize(4);
        assertThat(project.database().versions()).containsExactly("1", "2", "3", "4");
    }

    private Project ofTwo() {
        return Project.in(folder)
                .table("1", "alunos")
                .up("V2__nome.sql", "CREATE TABLE before ();\nALTER TABLE alunos ADD COLUMN nome text;\n")
                .undo("U2__nome.sql", "DROP TABLE before;\nALTER TABLE alunos DROP COLUMN nome;\n");
    }

    private RevisionRunner runner(Project project, RunSettings settings) {
        return new RevisionRunner(
                project.database().dataSource(), new RevisionFolder(folder), Optional.empty(), settings, told::add);
    }

    private static Flyway stock(Project project, boolean transactionalLock) {
        FluentConfiguration configuration =
                Flyway.configure().configuration(project.flyway().getConfiguration());
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(transactionalLock);
        return configuration.load();
    }

    /** The process id of the session that sleeps, once it does. */
    private static String sleeping(Project project) throws Exception {
        String sql = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()";
        Eventually.is("a revision runs", () -> !project.database().query(sql).isEmpty());
        return project.database().query(sql).get(0);
    }

    private static Connection blocker(Project project, String sql) throws SQLException {
        PGSimpleDataSource source = project.database().located(new PGSimpleDataSource());
        source.setApplicationName("backup");
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    private static int pid(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }
}
