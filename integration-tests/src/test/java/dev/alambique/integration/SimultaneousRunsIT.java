package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that change one database at the same time. */
class SimultaneousRunsIT {
    private static final int PROCESSES = 32;

    @TempDir
    private Path folder;

    @Test
    void ofThirtyTwoUpgradesOneAppliesEachRevisionAndAllSucceed() throws Exception {
        Database database = Server.emptyDatabase();
        Path revisions = revisions(5);

        List<Process> processes = IntStream.range(0, PROCESSES)
                .mapToObj(number -> Runner.start(database, revisions, "upgrade", "head"))
                .toList();

        int steps = 0;
        for (Process process : processes) {
            steps += steps(process);
        }
        assertThat(steps).isEqualTo(5);
        assertThat(database.appliedVersions()).containsExactly("1", "2", "3", "4", "5");
        assertThat(database.rows(
                        "SELECT version || ' ' || direction || ' ' || outcome FROM migration_audit ORDER BY id"))
                .containsExactly(
                        "1 upgrade done", "2 upgrade done", "3 upgrade done", "4 upgrade done", "5 upgrade done");
    }

    @Test
    void upgradesAndDowngradesRunOneAfterTheOther() throws Exception {
        Database database = Server.emptyDatabase();
        Path revisions = revisions(20);
        steps(Runner.start(database, revisions, "upgrade", "head"));

        List<Process> processes = IntStream.range(0, 8)
                .mapToObj(number -> Runner.start(
                        database,
                        revisions,
                        number % 2 == 0 ? "upgrade" : "downgrade",
                        number % 2 == 0 ? "head" : "base"))
                .toList();
        for (Process process : processes) {
            steps(process);
        }

        // each run reaches its target before one in the other direction begins
        assertThat(database.rows("SELECT string_agg(direction || ' ' || version, ',' ORDER BY id) FROM (SELECT *,"
                        + " id - row_number() OVER (PARTITION BY direction ORDER BY id) AS run FROM migration_audit) a"
                        + " GROUP BY direction, run ORDER BY min(id)"))
                .allMatch(run -> run.equals(in("upgrade", IntStream.rangeClosed(1, 20)))
                        || run.equals(
                                in("downgrade", IntStream.rangeClosed(1, 20).map(each -> 21 - each))));
        assertThat(database.appliedVersions().size()).isIn(0, 20);
        assertThat(database.rows("SELECT 1 FROM pg_tables WHERE tablename ~ '^t\\d+$'"))
                .hasSameSizeAs(database.appliedVersions());
    }

    private static String in(String direction, IntStream versions) {
        return versions.mapToObj(each -> direction + " " + each).collect(Collectors.joining(","));
    }

    private Path revisions(int count) {
        Project project = Project.in(folder);
        for (int number = 1; number <= count; number++) {
            project.revision(
                    String.valueOf(number),
                    "t" + number,
                    "CREATE TABLE t" + number + " (id int);\n",
                    "DROP TABLE t" + number + ";\n");
        }
        return folder.resolve(Project.REVISIONS);
    }

    /** How many revisions a process applied or took back, once it ended well. */
    private static int steps(Process process) throws IOException, InterruptedException {
        try (InputStream out = process.getInputStream()) {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            List<String> lines = new String(out.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return Integer.parseInt(lines.get(lines.size() - 1));
        } finally {
            process.destroyForcibly();
        }
    }
}
