package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.RevisionDraft;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.RevisionWriter;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class FirstUpgradeTest {
    @TempDir
    Path folder;

    @Test
    void aRoleThatMayNotCreateTheHistoryTableIsToldWhatItNeeds() {
        Project project = Project.in(folder).table("1", "a");
        project.database().execute("CREATE ROLE \"first upgrade\" LOGIN PASSWORD 'x'");
        PGSimpleDataSource dataSource = project.database().located(new PGSimpleDataSource());
        dataSource.setUser("first upgrade");
        dataSource.setPassword("x");
        RevisionRunner runner = new RevisionRunner(dataSource, new RevisionFolder(folder));

        assertThatThrownBy(() -> runner.upgrade(Target.HEAD))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("The history table cannot be created: permission denied for schema public\n")
                .hasMessageContaining("public.flyway_schema_history")
                .hasMessageContaining("GRANT USAGE, CREATE ON SCHEMA public TO \"first upgrade\";")
                .hasMessageContaining("--schemas")
                .hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> runner.stamp(Target.HEAD))
                .hasMessageStartingWith("The history table cannot be created: permission denied");

        project.database().execute("GRANT USAGE, CREATE ON SCHEMA public TO \"first upgrade\"");
        assertThat(runner.upgrade(Target.HEAD).steps()).hasSize(1);
    }

    @Test
    void aDatabaseThatIsReadOnlyIsToldAsSuch() {
        Project project = Project.in(folder).table("1", "a");
        project.database()
                .execute("ALTER DATABASE " + project.database().name() + " SET default_transaction_read_only = on");

        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith(
                        "The history table cannot be created: cannot execute CREATE TABLE in a read-only")
                .hasMessageContaining("default_transaction_read_only");
    }

    @Test
    void aStockFlywayAppliesWrittenTextThatLooksLikeAPlaceholder() {
        Project project = Project.in(folder);
        RevisionDraft draft = new RevisionDraft(
                List.of(),
                List.of(),
                "Text",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                "CREATE TABLE t (a text DEFAULT '${x}');",
                "DROP TABLE t;");
        new RevisionWriter(new RevisionFolder(folder), Clock.systemUTC()).write(draft);

        project.flyway().migrate();

        assertThat(project.database()
                        .query("SELECT column_default FROM information_schema.columns WHERE table_name='t'"))
                .containsExactly("'${x}'::text");
        assertThat(project.upgrade("head").isNothing()).isTrue();
    }
}
