package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.Placeholders;
import dev.alambique.migration.revision.Range;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersTest {
    private static final Map<String, String> VALUES = Map.of("table", "alunos", "owner", "escola $1\\");

    @TempDir
    Path folder;

    @TempDir
    Path scripts;

    private Project school() {
        return Project.in(folder)
                .up("V1__table.sql", "CREATE TABLE ${table} (id bigint);")
                .undo("U1__table.sql", "ALTER TABLE ${table} RENAME TO gone; COMMENT ON TABLE gone IS '${other}';")
                .up(
                        "V2__mail.sql",
                        "CREATE INDEX CONCURRENTLY ix_${TABLE}_id ON ${flyway:defaultSchema}.${table} (id);")
                .undo("U2__mail.sql", "DROP INDEX CONCURRENTLY ix_${table}_id;")
                .up("V2__mail.sql.conf", "executeInTransaction=false\n")
                .up("V3__left.sql", "COMMENT ON TABLE alunos IS '${owner}'")
                .undo("U3__left.sql", "COMMENT ON TABLE alunos IS '${table}'")
                .up("V3__left.sql.conf", "placeholderReplacement=false\n")
                .up("R__owner.sql", "CREATE OR REPLACE VIEW v AS SELECT '${owner}'::text AS owner;")
                .up("afterMigrate.sql", "CREATE TABLE IF NOT EXISTS after_${table} ()");
    }

    private static RevisionRunner runner(Project project, Map<String, String> values) {
        return new RevisionRunner(
                project.database().dataSource(), new RevisionFolder(project.folder()).with(Placeholders.of(values)));
    }

    private static Flyway stock(Project project, Map<String, String> values) {
        return project.flyway(configuration -> outside(configuration).placeholders(values));
    }

    private static FluentConfiguration outside(FluentConfiguration configuration) {
        configuration
                .getConfigurationExtension(org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration;
    }

    @Test
    void scriptsRunWithTheirValuesAsUnderFlyway() {
        Project project = school();

        runner(project, VALUES).upgrade(Target.HEAD);

        assertThat(project.database().tables()).contains("alunos", "after_alunos");
        assertThat(project.database().query("SELECT to_regclass('ix_alunos_id'), obj_description('alunos'::regclass)"))
                .containsExactly("ix_alunos_id|${owner}");
        assertThat(project.database().query("SELECT owner FROM v")).containsExactly("escola $1\\");
        stock(project, VALUES).validate();
        assertThat(stock(project, VALUES).migrate().migrationsExecuted).isZero();
        assertThat(runner(project, VALUES).upgrade(Target.HEAD).isNothing()).isTrue();
        assertThat(runner(project, VALUES).flyway().migrate().migrationsExecuted)
                .isZero();
        assertThat(runner(project, VALUES).repair().isNothing()).isTrue();
    }

    @Test
    void whatAStockFlywayAppliedStaysAsItIs() {
        Project project = school();

        stock(project, VALUES).migrate();

        assertThat(runner(project, VALUES).upgrade(Target.HEAD).isNothing()).isTrue();
        assertThat(runner(project, VALUES).problems()).isEmpty();
    }

    @Test
    void anotherValueRunsRepeatableScriptsAgainAndNoRevision() {
        Project project = school();
        runner(project, VALUES).upgrade(Target.HEAD);
        Map<String, String> other = Map.of("table", "alunos", "owner", "colégio");

        Run run = runner(project, other).upgrade(Target.HEAD);

        assertThat(run.steps()).extracting(Step::script).containsExactly("R__owner.sql");
        assertThat(project.database().query("SELECT owner FROM v")).containsExactly("colégio");
        stock(project, other).validate();
    }

    @Test
    void theWayBackHasTheSameValuesAndLeavesAloneWhatHasNone() {
        Project project = school();
        runner(project, VALUES).upgrade(Target.HEAD);

        runner(project, VALUES).downgrade(Target.parse("2"));
        assertThat(project.database().query("SELECT obj_description('alunos'::regclass)"))
                .containsExactly("${table}");

        project.database().execute("DROP VIEW v");
        runner(project, VALUES).downgrade(Target.BASE);
        assertThat(project.database().query("SELECT obj_description('gone'::regclass)"))
                .containsExactly("${other}");
        assertThat(project.database().query("SELECT to_regclass('ix_alunos_id') IS NULL"))
                .containsExactly("t");
    }

    @Test
    void anUndoScriptThatFailsOverOneIsToldHowToGiveItAValue() {
        Project project = Project.in(folder).table("1", "a").undo("U1__a.sql", "DROP TABLE ${table};");
        project.upgrade("head");

        assertThatThrownBy(() -> project.downgrade("base"))
                .hasMessageStartingWith("Revision U1__a.sql could not be run: syntax error")
                .hasMessageContaining("instead   give ${table} a value: placeholder.table = VALUE");
        assertThat(runner(project, Map.of("table", "a")).downgrade(Target.BASE).steps())
                .hasSize(1);
    }

    @Test
    void aScriptForADatabaseAdministratorHoldsTheValues() {
        Project project = school();
        project.delete("migration/afterMigrate.sql");
        OfflineRunner offline = new OfflineRunner(
                new RevisionFolder(folder).with(Placeholders.of(VALUES)), "public", RunSettings.DEFAULT);

        OfflineScript script = offline.upgrade(Range.parse("base:head"));

        new Psql(project.database(), scripts).run(script).succeeds();
        assertThat(project.database().query("SELECT obj_description('alunos'::regclass)"))
                .containsExactly("${owner}");
        stock(project, VALUES).validate();
        OfflineScript repeatable = runner(project, VALUES).upgradeSql(Target.HEAD);
        new Psql(project.database(), scripts).run(repeatable).succeeds();
        assertThat(project.database().query("SELECT owner FROM v")).containsExactly("escola $1\\");
        assertThat(runner(project, VALUES).upgrade(Target.HEAD).isNothing()).isTrue();
    }

    @Test
    void aPlaceholderWithoutAValueIsRefusedBeforeAnythingRuns() {
        Project project = school();

        for (RunOrPrint each : new RunOrPrint[] {
            runner -> runner.upgrade(Target.HEAD), runner -> runner.upgradeSql(Target.HEAD),
        }) {
            assertThatThrownBy(() -> each.with(runner(project, Map.of("table", "alunos"))))
                    .hasMessageStartingWith("Script R__owner.sql holds the placeholder ${owner}, which has no value.")
                    .hasMessageContaining("R__owner.sql, line 1")
                    .hasMessageContaining(
                            "placeholder.owner = VALUE in alambique.properties, --placeholder owner=VALUE")
                    .hasMessageContaining("placeholderReplacement=false in R__owner.sql.conf");
        }
        assertThat(project.database().tables()).isEmpty();
    }

    private interface RunOrPrint {
        void with(RevisionRunner runner);
    }

    @Test
    void whatFlywayKnowsItselfNeedsNoValue() {
        Project project = Project.in(folder)
                .up(
                        "V1__own.sql",
                        "CREATE TABLE own AS SELECT '${flyway:defaultSchema}|${flyway:user}|${flyway:database}|${flyway:table}'"
                                + "::text AS text")
                .undo("U1__own.sql", "UPDATE own SET text = '${flyway:defaultSchema}'; ALTER TABLE own RENAME TO gone");
        Project twin = project.twin();

        project.upgrade("head");
        twin.flyway().migrate();

        String own = "SELECT replace(text, current_database(), 'me') FROM own";
        assertThat(project.database().query(own))
                .isEqualTo(twin.database().query(own))
                .containsExactly("public|postgres|me|flyway_schema_history");
        project.downgrade("base");
        assertThat(project.database().query("SELECT text FROM gone")).containsExactly("public");
    }

    @Test
    void otherPlaceholdersOfFlywaysOwnHaveNone() {
        Project project = Project.in(folder).up("V1__t.sql", "SELECT '${flyway:timestamp}'");

        assertThatThrownBy(() -> project.upgrade("head"))
                .hasMessageStartingWith(
                        "Script V1__t.sql holds the placeholder ${flyway:timestamp}, which has no value.");
        assertThatThrownBy(() -> runner(project, Map.of("flyway:timestamp", "now")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Placeholder 'flyway:timestamp' cannot be given a value");
    }
}
