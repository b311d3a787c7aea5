package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.introspect.Fingerprint;
import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.Range;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flyway's setting {@code table}. */
class HistoryTableNameTest {
    @TempDir
    Path folder;

    @TempDir
    Path scripts;

    private static RunSettings settings(String table) {
        return RunSettings.DEFAULT.withHistoryTable(table);
    }

    private static RevisionRunner runner(Project project, String table) {
        return new RevisionRunner(
                project.database().dataSource(),
                new RevisionFolder(project.folder()),
                Optional.empty(),
                settings(table),
                event -> {});
    }

    private static Flyway stock(Project project, String table) {
        return project.flyway(configuration -> configuration.table(table));
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema_versions", "It's \"named\""})
    void isReadAndWrittenAsAFlywayOfThatSettingDoes(String table) {
        Project project = Project.ofThree(folder);

        runner(project, table).upgrade(Target.parse("2"));

        assertThat(project.database().query("SELECT to_regclass('flyway_schema_history') IS NULL"))
                .containsExactly("t");
        assertThat(stock(project, table).migrate().migrationsExecuted).isEqualTo(1);
        stock(project, table).validate();
        assertThat(runner(project, table).upgrade(Target.HEAD).isNothing()).isTrue();
        assertThat(runner(project, table).flyway().migrate().migrationsExecuted).isZero();
        runner(project, table).downgrade(Target.parse("-1"));
        runner(project, table).stamp(Target.parse("1"));
        assertThat(runner(project, table).current()).hasToString("Optional[1]");
        assertThat(runner(project, table).audit()).hasSize(4);
    }

    @Test
    void isInAScriptForADatabaseAdministratorToo() {
        Project project = Project.ofThree(folder);
        OfflineRunner offline = new OfflineRunner(new RevisionFolder(folder), "public", settings("My versions"));

        new Psql(project.database(), scripts)
                .run(offline.upgrade(Range.parse("base:head")))
                .succeeds();

        stock(project, "My versions").validate();
        assertThat(stock(project, "My versions").migrate().migrationsExecuted).isZero();
        new Psql(project.database(), scripts)
                .run(offline.downgrade(Range.parse("head:1")))
                .succeeds();
        assertThat(runner(project, "My versions").current()).hasToString("Optional[1]");
    }

    @Test
    void twoServicesKeepTheirHistoriesInOneSchema() {
        Project project = Project.ofThree(folder);
        runner(project, "school_history").upgrade(Target.parse("1"));
        Project other = new Project(folder.resolve("other"), project.database()).table("1", "orders");

        assertThatThrownBy(() -> other.upgrade("head"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("There is no flyway_schema_history, and another history of Flyway's is there.")
                .hasMessageContaining("public.school_history")
                .hasMessageContaining("history-table = school_history")
                .hasMessageContaining("another application's, history-table = flyway_schema_history");

        runner(other, "flyway_schema_history").upgrade(Target.HEAD);
        assertThat(runner(project, "school_history").upgrade(Target.HEAD).steps())
                .hasSize(2);
        assertThat(project.database().tables())
                .containsExactly("alunos", "cursos", "matriculas", "orders", "school_history");
        assertThat(project.database().query("SELECT version, script FROM flyway_schema_history"))
                .containsExactly("1|V1__orders.sql");
    }

    @Test
    void isNotTheAudit() {
        assertThatThrownBy(() -> settings("migration_audit"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("The history cannot be migration_audit: that is the table of the audit");
    }

    @Test
    void isNoPartOfTheSchema() throws SQLException {
        Project project = Project.ofThree(folder);
        Project usual = project.twin();
        runner(project, "schema_versions").upgrade(Target.HEAD);
        usual.upgrade("head");

        try (Connection connection = project.database().dataSource().getConnection();
                Connection other = usual.database().dataSource().getConnection()) {
            assertThat(new Introspector("public").read(connection))
                    .isEqualTo(new Introspector("public").read(other))
                    .satisfies(schema -> assertThat(schema.tables()).hasSize(3));
            assertThat(Fingerprint.of(connection).differences(Fingerprint.of(other)))
                    .isEqualTo(List.of());
        }
    }
}
