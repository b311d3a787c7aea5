package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PoolOfOneTest {
    private static final String SETTINGS =
            "SELECT concat_ws('|', current_setting('search_path'), current_setting('role'),"
                    + " current_setting('lock_timeout'), current_setting('statement_timeout'),"
                    + " (SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'))";

    @TempDir
    Path folder;

    @Test
    void everythingWorksOnItAndItIsGivenBackAsItCame() throws SQLException {
        Project project = Project.ofThree(folder)
                .up("V4__index.sql", "CREATE INDEX CONCURRENTLY alunos_id ON alunos (id);")
                .undo("U4__index.sql", "DROP INDEX CONCURRENTLY alunos_id;")
                .up("V5__settings.sql", "SET search_path TO pg_catalog; SET ROLE pg_monitor; SET lock_timeout = '9s';")
                .undo("U5__settings.sql", "SET search_path TO pg_catalog; SET statement_timeout = '9s';");
        try (PoolOfOne pool = new PoolOfOne(project.database())) {
            String before = left(pool);
            RevisionRunner runner = runner(pool, RunSettings.DEFAULT.withStatementTimeout(Duration.ofSeconds(20)));

            runner.upgrade(Target.HEAD);
            assertThat(left(pool)).isEqualTo(before);
            runner.downgrade(Target.BASE);
            assertThat(left(pool)).isEqualTo(before);
            runner.stamp(Target.HEAD);
            runner.repair();
            assertThat(runner.history()).hasSize(5);

            assertThat(left(pool)).isEqualTo(before);
        }
    }

    @Test
    void aRunThatFailsGivesItBackToo() throws SQLException {
        Project project = Project.in(folder)
                .table("1", "a")
                .up("V2__broken.sql", "SET search_path TO pg_catalog; SELECT nonsense;")
                .undo("U1__a.sql", "SET search_path TO pg_catalog; SELECT nonsense;");
        try (PoolOfOne pool = new PoolOfOne(project.database())) {
            String before = left(pool);

            assertThatThrownBy(() -> runner(pool, RunSettings.DEFAULT).upgrade(Target.HEAD))
                    .hasMessageContaining("nonsense");
            assertThat(left(pool)).isEqualTo(before);
            assertThatThrownBy(() -> runner(pool, RunSettings.DEFAULT).downgrade(Target.BASE))
                    .hasMessageContaining("nonsense");
            assertThat(left(pool)).isEqualTo(before);
        }
    }

    @Test
    void aRunWhoseSessionIsEndedNotesItOnTheNextConnection() throws SQLException {
        Project project =
                Project.in(folder).table("1", "a").up("V2__b.sql", "SELECT pg_terminate_backend(pg_backend_pid());");
        try (PoolOfOne pool = new PoolOfOne(project.database())) {
            assertThatThrownBy(() -> runner(pool, RunSettings.DEFAULT).upgrade(Target.HEAD))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("terminating connection")
                    .hasMessageContaining("run the same command again");

            assertThat(pool.isFree()).isTrue();
            assertThat(project.database().query("SELECT version || ' ' || outcome FROM migration_audit ORDER BY id"))
                    .containsExactly("1 done", "2 failed");
        }
    }

    private RevisionRunner runner(PoolOfOne pool, RunSettings settings) {
        return new RevisionRunner(pool, new RevisionFolder(folder), Optional.empty(), settings, event -> {});
    }

    private static String left(PoolOfOne pool) throws SQLException {
        assertThat(pool.isFree()).isTrue();
        Connection connection = pool.itself();
        assertThat(connection.getAutoCommit()).isTrue();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SETTINGS)) {
            row.next();
            return row.getString(1);
        }
    }
}
