package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry.State;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    Path folder;

    @Test
    void listsWhatIsAppliedAndWhatIsPending() {
        Project project = Project.ofThree(folder);
        assertThat(project.runner().history()).extracting(Entry::state).containsOnly(State.PENDING);

        project.upgrade("2");

        List<Entry> history = project.runner().history();
        assertThat(history).extracting(Entry::state).containsExactly(State.APPLIED, State.APPLIED, State.PENDING);
        assertThat(history.get(0).execution())
                .hasValueSatisfying(execution -> assertThat(execution.by()).isEqualTo("postgres"));
    }

    @Test
    void aFileEditedAfterItWasAppliedStopsEveryWrite() {
        Project project = Project.ofThree(folder);
        project.upgrade("2");
        project.up("V1__alunos.sql", "CREATE TABLE alunos (id int);");

        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Revision 1 was edited after it was applied.")
                .hasMessageContaining(folder.resolve("migration/V1__alunos.sql").toString())
                .hasMessageContaining("'stamp 2'");
        assertThatThrownBy(() -> project.downgrade("-1")).hasMessageContaining("was edited");

        assertThat(project.database().tables()).containsExactly("alunos", "cursos");
        assertThat(project.runner().history().get(0).state()).isEqualTo(State.EDITED);
    }

    @Test
    void aFileDeletedAfterItWasAppliedStopsEveryWrite() {
        Project project = Project.ofThree(folder);
        project.upgrade("2");
        project.delete("migration/V1__alunos.sql");

        assertThatThrownBy(() -> project.upgrade("head"))
                .hasMessageStartingWith("Revision 1 is applied and its file is missing.")
                .hasMessageContaining("V1__alunos.sql");

        assertThat(project.database().tables()).containsExactly("alunos", "cursos");
        assertThat(project.runner().history().get(0).state()).isEqualTo(State.MISSING);
    }

    @Test
    void aFileRenamedAfterItWasAppliedIsNamed() {
        Project project = Project.ofThree(folder);
        project.upgrade("2");
        project.delete("migration/V1__alunos.sql");
        project.up("V1__students.sql", "CREATE TABLE alunos (id bigint);\n");

        assertThat(project.runner().problems())
                .extracting(Problem::summary)
                .containsExactly("Revision 1 was renamed after it was applied.");
        assertThatThrownBy(() -> project.flyway().validate()).hasMessageContaining("escription mismatch");
    }

    @Test
    void aFileThatGotAnotherVersionAfterItWasAppliedIsNamedAndNotRunAgain() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.delete("migration/V3__matriculas.sql");
        project.up("V2.5__matriculas.sql", "CREATE TABLE matriculas (id bigint);\n");

        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Revision 2.5 was 3 when it was applied.")
                .hasMessageContaining("give it its old version again");
        assertThat(project.database().versions()).containsExactly("1", "2", "3");
    }

    @Test
    void aBaselineOfFlywaysIsWhereTheDatabaseBegins() {
        Project project = Project.ofThree(folder);
        project.flyway().baseline();

        assertThat(project.runner().current()).contains(new Version("1"));
        assertThat(project.upgrade("head").steps())
                .extracting(Step::script)
                .containsExactly("V2__cursos.sql", "V3__matriculas.sql");
        assertThat(project.downgrade("1").steps()).hasSize(2);
        assertThat(project.runner().history())
                .extracting(Entry::state)
                .containsExactly(State.BASELINE, State.PENDING, State.PENDING);
        assertThat(project.database().tables()).isEmpty();
        assertThat(project.flyway().migrate().migrationsExecuted).isEqualTo(2);
    }

    @Test
    void namesThatFlywayTakesAreTakenAlike() {
        Project project = Project.in(folder)
                .up("V1.sql", "SELECT 1;")
                .up("V1_2__two__three.sql", "SELECT 1;")
                .up("V1.3__four.SQL", "SELECT 1;")
                .up("V002____.sql", "SELECT 1;")
                .up("v3__lower.sql", "SELECT 1;")
                .up("V4_x.sql", "SELECT 1;")
                .up("V_5__x.sql", "SELECT 1;");

        List<String> flyway = Arrays.stream(project.flyway().info().all())
                .map(info -> info.getVersion() + " " + info.getDescription())
                .toList();
        assertThat(project.runner().source().read().all())
                .extracting(revision -> revision.version() + " " + revision.description())
                .isEqualTo(flyway);

        project.upgrade("head");
        project.runner().verify();
    }

    @Test
    void checksumsAreThoseOfFlyway() {
        Project project = Project.in(folder)
                .up("V1__empty.sql", "")
                .up("V2__no_end.sql", "SELECT 1;")
                .up("V3__crlf.sql", "SELECT 1;\r\nSELECT 'ã';\r\n\r\n")
                .up("V4__bom.sql", "\uFEFFSELECT 1;\n\uFEFF-- again\n")
                .up("V5__cr.sql", "SELECT 1;\rSELECT 2;\n")
                .up("V6__other_breaks.sql", "-- \u2028 \u0085 \f \u000b\nSELECT 1;\n");

        List<Integer> flyway = Arrays.stream(project.flyway().info().all())
                .map(info -> info.getResolvedChecksum())
                .toList();

        assertThat(project.runner().source().read().all().stream()
                        .map(revision -> Checksum.of(revision.up()))
                        .collect(Collectors.toList()))
                .isEqualTo(flyway);
    }

    @Test
    void aRepeatableScriptDeletedAfterItWasAppliedIsNamedAndStampTakesItOut() {
        Project project = Project.in(folder).table("1", "a").up("R__view.sql", "CREATE VIEW v AS SELECT 1;");
        project.upgrade("head");
        project.delete("migration/R__view.sql");
        project.table("2", "b");

        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Repeatable script R__view.sql is applied and its file is missing.")
                .hasMessageContaining(folder.resolve("migration/R__view.sql").toString())
                .hasMessageContaining("'stamp 1'");
        assertThat(project.runner().history())
                .extracting(Entry::state)
                .containsExactly(State.APPLIED, State.PENDING, State.MISSING);

        assertThat(project.stamp("1").steps()).extracting(Step::script).containsExactly("R__view.sql");
        assertThat(project.upgrade("head").to()).contains(new Version("2"));
        project.flyway().validate();
    }

    @Test
    void aRepeatableScriptThatFlywayRepairedAwayIsNotMissed() {
        Project project = Project.in(folder).table("1", "a").up("R__view.sql", "CREATE VIEW v AS SELECT 1;");
        project.upgrade("head");
        project.delete("migration/R__view.sql");

        project.flyway().repair();

        project.runner().verify();
    }

    @Test
    void aFailureBehindABaselineMigrationLeavesTheBaselineApplied() {
        Project project =
                Project.in(folder).up("B2__two.sql", "CREATE TABLE a ();").up("V3__broken.sql", "SELECT nonsense;");

        assertThatThrownBy(() -> project.upgrade("head"))
                .hasMessageContaining("V3__broken.sql could not be applied")
                .hasMessageContaining("applied before it: 2");

        assertThat(project.database().query("SELECT script || ' ' || outcome FROM migration_audit ORDER BY id"))
                .containsExactly("B2__two.sql done", "V3__broken.sql failed");
    }

    @Test
    void aBaselineMigrationStandsForEverythingBelowIt() {
        Project project = Project.ofThree(folder).up("B2__two.sql", "CREATE TABLE alunos (); CREATE TABLE cursos ();");

        assertThat(project.upgrade("head").steps())
                .extracting(Step::script)
                .containsExactly("B2__two.sql", "V3__matriculas.sql");

        assertThat(project.database().query("SELECT type FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("SQL_BASELINE", "SQL");
        assertThat(project.upgrade("head").isNothing()).isTrue();
        assertThat(project.runner().current()).contains(new Version("3"));
        assertThat(project.runner().history())
                .extracting(Entry::state)
                .containsExactly(State.IGNORED, State.BASELINE, State.APPLIED);
        assertThat(project.downgrade("2").to()).contains(new Version("2"));
        assertThat(project.stamp("head").to()).contains(new Version("3"));
        project.flyway().validate();
    }

    @Test
    void whatAPaidFlywayTookBackIsNotAppliedAndStampMakesTheHistoryReadable() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.database()
                .execute(
                        "DROP TABLE matriculas; INSERT INTO flyway_schema_history SELECT 4, version, description, 'UNDO_SQL',"
                                + " script, checksum, installed_by, now(), 1, true FROM flyway_schema_history WHERE version = '3'");

        assertThat(project.runner().current()).contains(new Version("2"));
        assertThatThrownBy(() -> project.upgrade("head"))
                .hasMessageStartingWith("The history has rows of a paid Flyway's undo")
                .hasMessageContaining("'stamp' the revision that the database is at");

        project.stamp("2");
        assertThat(project.upgrade("head").steps()).extracting(Step::script).containsExactly("V3__matriculas.sql");
        project.flyway().validate();
    }
}
