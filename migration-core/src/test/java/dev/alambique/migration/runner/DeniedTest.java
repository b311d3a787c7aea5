package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A role that may not read what the role that upgrades has written. */
class DeniedTest {
    @TempDir
    Path folder;

    private Project project;
    private String role;

    @BeforeEach
    void anUpgradedDatabaseAndARoleWithoutRights() {
        project = Project.ofThree(folder);
        project.upgrade("head");
        role = "reader_" + project.database().name();
        project.database().execute("CREATE ROLE " + role + " LOGIN PASSWORD 'reader'");
    }

    @AfterEach
    void drop() {
        project.database().execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
    }

    @Test
    void withoutSelectOnTheHistory() {
        assertThatThrownBy(() -> reader(Optional.empty()).current())
                .isExactlyInstanceOf(MigrationException.class)
                .hasMessage("""
                        Role %1$s may not read public.flyway_schema_history: permission denied for table flyway_schema_history.
                          instead   connect as the role that upgrades, with --user; or let this one read it:
                                    GRANT USAGE ON SCHEMA public TO %1$s;
                                    GRANT SELECT ON public.flyway_schema_history TO %1$s;""".formatted(role));

        project.database()
                .execute("GRANT USAGE ON SCHEMA public TO " + role
                        + "; GRANT SELECT ON public.flyway_schema_history TO " + role);
        assertThat(reader(Optional.empty()).current()).contains(new Version("3"));
        assertThat(reader(Optional.empty()).history()).hasSize(3);
        assertThatThrownBy(() -> reader(Optional.empty()).audit())
                .isExactlyInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Role " + role + " may not read public.migration_audit: permission denied");
    }

    @Test
    void whoMayReadAllAndWriteNothingIsToldWhoMay() {
        project.database().execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
        RevisionRunner reader = reader(Optional.empty());

        for (ThrowingCallable change :
                List.<ThrowingCallable>of(() -> reader.downgrade(Target.BASE), () -> reader.stamp(Target.BASE))) {
            assertThatThrownBy(change)
                    .isExactlyInstanceOf(MigrationException.class)
                    .hasMessageContaining("permission denied for table")
                    .hasMessageContaining("instead   connect as the role that upgrades and owns what is altered");
        }
        assertThat(project.database().versions()).containsExactly("1", "2", "3");
    }

    @Test
    void withoutUsageOfTheSchemaThatIsNamed() {
        project.database().execute("CREATE SCHEMA escola");
        new RevisionRunner(project.database().dataSource(), new RevisionFolder(folder), Optional.of("escola"))
                .upgrade(Target.HEAD);

        assertThatThrownBy(() -> reader(Optional.of("escola")).current())
                .isExactlyInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Role " + role
                        + " may not read escola.flyway_schema_history: permission denied for schema escola.")
                .hasMessageContaining("GRANT USAGE ON SCHEMA escola TO " + role + ";");
    }

    @Test
    void withoutUsageOfTheSchemaOfTheSearchPath() {
        project.database().execute("REVOKE USAGE ON SCHEMA public FROM PUBLIC");

        assertThatThrownBy(() -> reader(Optional.empty()).current())
                .isExactlyInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Role " + role + " may not use schema public, where the history would be.")
                .hasMessageContaining("GRANT USAGE ON SCHEMA public TO " + role + ";");
    }

    private RevisionRunner reader(Optional<String> schema) {
        PGSimpleDataSource reader = new PGSimpleDataSource();
        reader.setUrl(TestServer.admin().withDatabase(project.database().name()).url());
        reader.setUser(role);
        reader.setPassword("reader");
        return new RevisionRunner(reader, new RevisionFolder(folder), schema);
    }
}
