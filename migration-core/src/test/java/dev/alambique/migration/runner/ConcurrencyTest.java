package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConcurrencyTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void ofEightInstancesOneAppliesAndAllReturn() throws Exception {
        Project project = Project.ofThree(folder)
                .up("V4__concurrently.sql", "CREATE INDEX CONCURRENTLY alunos_id ON alunos (id);");
        CountDownLatch ready = new CountDownLatch(8);

        List<Future<Run>> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            runs.add(threads.submit(() -> {
                ready.countDown();
                ready.await();
                return project.upgrade("head");
            }));
        }

        List<Integer> steps = new ArrayList<>();
        for (Future<Run> run : runs) {
            assertThat(run.get().to()).contains(new Version("4"));
            steps.add(run.get().steps().size());
        }
        assertThat(steps).containsExactlyInAnyOrder(4, 0, 0, 0, 0, 0, 0, 0);
        assertThat(project.database().versions()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aConnectionThatBreaksInADowngradeLeavesTheRevisionApplied() throws Exception {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.undo("U3__matriculas.sql", "DROP TABLE matriculas; SELECT pg_terminate_backend(pg_backend_pid());");

        assertThatThrownBy(() -> project.downgrade("-1"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("U3__matriculas.sql could not be run: terminating connection");

        assertThat(project.database().tables()).hasSize(3);
        assertThat(project.upgrade("head").isNothing()).isTrue();
    }

    @Test
    void aDowngradeWaitsForAStockFlywayThatHoldsItsLock() throws Exception {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.up("V4__slow.sql", "SELECT pg_sleep(1); CREATE TABLE late ();")
                .undo("U4__slow.sql", "DROP TABLE late;");

        Future<?> flyway = threads.submit(() -> project.flyway().migrate());
        waitUntil(() -> !project.database()
                .query("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")
                .isEmpty());
        Run downgrade = project.downgrade("-1");

        assertThat(downgrade.steps()).extracting(Step::script).containsExactly("U4__slow.sql");
        flyway.get();
        assertThat(project.database().tables()).hasSize(3);
    }

    @Test
    void theLockIsTheOneThatFlywayTakes() throws Exception {
        Project project = Project.in(folder).up("V1__slow.sql", "SELECT pg_sleep(1);");
        long key;
        try (Session session = Session.open(project.database().dataSource(), Optional.empty(), RunSettings.DEFAULT)) {
            key = RunLock.flywayKey(session.schema(), session.historyTable());
        }
        String held = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                + " AND (classid::bigint << 32 | objid::bigint) = " + key;

        Future<?> flyway = threads.submit(() -> project.flyway().migrate());

        waitUntil(() -> !project.database().query(held).isEmpty());
        flyway.get();
        assertThat(project.database().query(held)).isEmpty();
    }

    private static void waitUntil(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
