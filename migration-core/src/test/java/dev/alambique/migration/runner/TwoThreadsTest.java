package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Threads of one process that change one database, on one data source. */
@Timeout(60)
class TwoThreadsTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void oneUpgradesAndTheOtherFindsItDone() throws Exception {
        Project project = Project.ofThree(folder);
        DataSource shared = project.database().dataSource();
        List<String> told = new CopyOnWriteArrayList<>();

        List<Future<Run>> runs = threads.invokeAll(List.of(
                () -> migrations(shared, told).upgrade(),
                () -> migrations(shared, told).upgrade()));

        assertThat(runs.get(0).get().steps().size() + runs.get(1).get().steps().size())
                .isEqualTo(3);
        assertThat(told)
                .containsExactly(
                        "Started V1__alunos.sql",
                        "Done V1__alunos.sql",
                        "Started V2__cursos.sql",
                        "Done V2__cursos.sql",
                        "Started V3__matriculas.sql",
                        "Done V3__matriculas.sql");
    }

    @Test
    void upAndDownDoNotMix() throws Exception {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        DataSource shared = project.database().dataSource();
        List<String> told = new CopyOnWriteArrayList<>();
        Callable<Run> down = () -> migrations(shared, told).downgrade(Target.BASE);
        Callable<Run> up = () -> migrations(shared, told).upgrade();

        for (Future<Run> run : threads.invokeAll(List.of(down, up, down, up))) {
            run.get();
        }

        // Started and Done of each, and nothing of the other between them
        for (int i = 0; i < told.size(); i += 2) {
            assertThat(told.get(i + 1)).isEqualTo(told.get(i).replace("Started", "Done"));
        }
        assertThat(project.database().tables().size()).isIn(0, 3);
        assertThat(project.database().tables()).hasSameSizeAs(project.database().versions());
    }

    private Migrations migrations(DataSource shared, List<String> told) {
        return Migrations.of(shared).withRevisions(new RevisionFolder(folder)).onEvent(event -> {
            if (event instanceof RevisionEvent.Started started) {
                told.add("Started " + started.script());
            } else if (event instanceof RevisionEvent.Done done) {
                told.add("Done " + done.step().script());
            }
        });
    }
}
