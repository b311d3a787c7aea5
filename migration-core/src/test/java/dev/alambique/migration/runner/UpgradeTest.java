package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeTest {
    @TempDir
    Path folder;

    @Test
    void headAppliesEverythingThatIsPending() {
        Project project = Project.ofThree(folder);

        Run run = project.upgrade("head");

        assertThat(project.database().tables()).containsExactly("alunos", "cursos", "matriculas");
        assertThat(run.from()).isEmpty();
        assertThat(run.to()).contains(new Version("3"));
        assertThat(run.steps())
                .extracting(Step::script)
                .containsExactly("V1__alunos.sql", "V2__cursos.sql", "V3__matriculas.sql");
        assertThat(project.flyway().validateWithResult().validationSuccessful).isTrue();
    }

    @Test
    void aSecondUpgradeDoesNothingAndSaysSo() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");

        Run second = project.upgrade("head");

        assertThat(second.isNothing()).isTrue();
        assertThat(second.to()).contains(new Version("3"));
    }

    @Test
    void stepsVersionsAndPrefixesStopWhereTheySay() {
        Project project =
                Project.in(folder).table("20250101", "a").table("20260101", "b").table("20270101", "c");

        assertThat(project.upgrade("+1").to()).contains(new Version("20250101"));
        assertThat(project.upgrade("2026").to()).contains(new Version("20260101"));
        assertThat(project.database().tables()).containsExactly("a", "b");
        assertThat(project.upgrade("20270101").to()).contains(new Version("20270101"));
    }

    @Test
    void targetsThatDoNotExistAreRefused() {
        Project project = Project.ofThree(folder);

        assertThatThrownBy(() -> project.upgrade("9"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("There is no revision '9'")
                .hasMessageContaining("3  matriculas");
        assertThatThrownBy(() -> project.upgrade("+4"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("upgrade +4 goes further than there are revisions: 3 pending.");
        assertThatThrownBy(() -> project.upgrade("base")).isInstanceOf(UsageException.class);
    }

    @Test
    void aRevisionMergedInBelowAnAppliedOneIsApplied() {
        Project project = Project.in(folder).table("1", "a").table("3", "c");
        project.upgrade("head");
        project.table("2", "b");

        Run run = project.upgrade("+1");

        assertThat(run.steps()).extracting(Step::script).containsExactly("V2__b.sql");
        assertThat(run.to()).contains(new Version("3"));
        assertThat(project.database().versions()).containsExactly("1", "3", "2");
    }

    @Test
    void twoHeadsStopAnUpgradeToHeadAndNotOneToAVersion() {
        String header =
                "-- revision:   %s\n-- parent:     1\n-- message:    %s\n-- created:    2026-11-22T10:15:30Z\n\n";
        Project project = Project.in(folder)
                .table("1", "a")
                .up("V2__left.sql", String.format(header, "2", "Left") + "CREATE TABLE l ();")
                .up("V3__right.sql", String.format(header, "3", "Right") + "CREATE TABLE r ();");

        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("2  Left")
                .hasMessageContaining("3  Right")
                .hasMessageContaining("merge 2 3")
                .hasMessageContaining("rebase 2 or 3, whichever is not applied yet")
                .hasMessageContaining("name a version instead of 'head', or 'heads' for all");
        assertThat(project.database().tables()).isEmpty();
        assertThat(project.upgrade("2").to()).contains(new Version("2"));
    }

    @Test
    void aFailingStatementRollsItsRevisionBackAndKeepsThoseBefore() {
        Project project = Project.in(folder)
                .table("1", "a")
                .up("V2__broken.sql", "CREATE TABLE b (id int);\n\nALTER TABLE b\n  ADD COLUMN x nonsense;\n");

        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith(
                        "Revision V2__broken.sql could not be applied: type \"nonsense\" does not exist")
                .hasMessageContaining("V2__broken.sql, line 4: ALTER TABLE b")
                .hasMessageContaining("everything it did is rolled back; applied before it: 1")
                .hasRootCauseInstanceOf(SQLException.class);

        assertThat(project.database().tables()).containsExactly("a");
        assertThat(project.database().versions()).containsExactly("1");
        project.up("V2__broken.sql", "CREATE TABLE b (id int);");
        assertThat(project.upgrade("head").to()).contains(new Version("2"));
    }

    @Test
    void aSchemaThatHoldsTablesButNoHistoryIsUpgraded() {
        Project project = Project.ofThree(folder);
        project.database().execute("CREATE TABLE somebody_elses (id int)");

        project.upgrade("2");

        assertThat(project.database().versions()).containsExactly("1", "2");
        MigrateResult stock = project.flyway().migrate();
        assertThat(stock.migrationsExecuted).isEqualTo(1);
        project.flyway().validate();
        assertThat(project.upgrade("head").isNothing()).isTrue();
    }

    @Test
    void textThatFlywayOrJdbcWouldReplaceArrivesAsItStands() {
        Project project = Project.in(folder)
                .up("V1__text.sql", "CREATE TABLE t (a text DEFAULT '${a} {d x} ?');\n")
                .up("V1__text.sql.conf", "placeholderReplacement=false\n")
                .undo("U1__text.sql", "ALTER TABLE t RENAME TO u; COMMENT ON TABLE u IS '${a} {d x} ?';");

        project.upgrade("head");
        assertThat(project.database()
                        .query("SELECT column_default FROM information_schema.columns WHERE table_name='t'"))
                .containsExactly("'${a} {d x} ?'::text");

        project.downgrade("base");
        assertThat(project.database().query("SELECT obj_description('u'::regclass)"))
                .containsExactly("${a} {d x} ?");
    }

    @Test
    void aScriptThatEndsItsTransactionIsRefusedBeforeAnythingRuns() {
        Project project = Project.in(folder).table("1", "a").up("V2__b.sql", "CREATE TABLE b ();\nCOMMIT;\nSELECT 1;");

        assertThatThrownBy(() -> project.upgrade("head"))
                .hasMessageStartingWith("Script V2__b.sql begins or ends a transaction itself.")
                .hasMessageContaining("V2__b.sql, line 2: COMMIT");
        assertThat(project.database().tables()).isEmpty();
        assertThat(project.database().query("SELECT to_regclass('flyway_schema_history') IS NULL"))
                .containsExactly("t");
    }

    @Test
    void aDeferredConstraintThatFailsAtTheEndNamesItsRevision() {
        Project project = Project.in(folder)
                .up(
                        "V1__a.sql",
                        "CREATE TABLE a (id int PRIMARY KEY, up int REFERENCES a DEFERRABLE INITIALLY DEFERRED);")
                .up("V2__b.sql", "INSERT INTO a VALUES (1, 7);");

        assertThatThrownBy(() -> project.upgrade("head"))
                .hasMessageStartingWith(
                        "Revision V2__b.sql could not be applied: insert or update on table \"a\" violates");
        assertThat(project.database().versions()).containsExactly("1");
    }

    @Test
    void aJavaMigrationInAFolderIsRefusedAndNotPassedOver() {
        Project project =
                Project.in(folder).table("1", "a").up("V2__Fill.class", "").table("3", "c");

        assertThatThrownBy(() -> project.upgrade("head"))
                .hasMessageStartingWith("Revision 2 is a Java migration, which cannot be run from a folder.")
                .hasMessageContaining("java -jar my-service.jar db upgrade");
        assertThat(project.database().tables()).isEmpty();
        assertThat(project.upgrade("1").steps()).hasSize(1);
    }

    @Test
    void anIndexIsBuiltConcurrently() {
        Project project =
                Project.in(folder).table("1", "a").up("V2__index.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);");

        project.upgrade("head");

        assertThat(project.database().query("SELECT indexname FROM pg_indexes WHERE tablename = 'a'"))
                .containsExactly("a_id");
    }

    @Test
    void aScriptOfBothKindsOfStatementsIsRefusedWithAWayOut() {
        Project project = Project.in(folder)
                .table("1", "a")
                .up("V2__both.sql", "ALTER TABLE a ADD n int; CREATE INDEX CONCURRENTLY a_n ON a (n);");

        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("put what runs outside of transactions into a revision of its own");
        assertThat(project.database().versions()).containsExactly("1");
    }

    @Test
    void takesNoMoreConnectionsThanItSaysAndGivesAllBack() {
        Project project = Project.ofThree(folder);
        project.database().execute("CREATE TABLE somebody_elses (id int)");
        CountingDataSource counting = project.database().located(new CountingDataSource());
        RevisionRunner runner = new RevisionRunner(counting, new RevisionFolder(folder));

        runner.upgrade(Target.HEAD);
        runner.downgrade(Target.BASE);
        runner.stamp(Target.HEAD);

        assertThat(counting.most()).isEqualTo(1);
        assertThat(counting.open()).isZero();
    }

    @Test
    void repeatablesRunWhenTheyChange() {
        Project project = Project.in(folder).up("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
        assertThat(project.upgrade("head").steps()).extracting(Step::script).containsExactly("R__view.sql");
        assertThat(project.upgrade("head").isNothing()).isTrue();

        project.up("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 2 AS one;");

        assertThat(project.upgrade("head").steps()).hasSize(1);
        assertThat(project.database().query("SELECT one FROM v")).containsExactly("2");
    }

    @Test
    void aSchemaOfItsOwnIsCreatedAndHoldsTheHistory() {
        Project project = Project.in(folder).table("1", "a");
        RevisionRunner runner = new RevisionRunner(
                project.database().dataSource(), new RevisionFolder(folder), Optional.of("escola \"x\""));

        runner.upgrade(Target.HEAD);
        assertThat(runner.current()).contains(new Version("1"));
        assertThat(project.database().query("SELECT schemaname FROM pg_tables WHERE tablename = 'a'"))
                .containsExactly("escola \"x\"");

        runner.downgrade(Target.BASE);
        assertThat(runner.current()).isEmpty();
        assertThat(project.database().query("SELECT schemaname FROM pg_tables WHERE tablename = 'a'"))
                .isEmpty();
        runner.upgrade(Target.HEAD);
        assertThat(runner.history()).extracting(Entry::state).containsExactly(Entry.State.APPLIED);
    }
}
