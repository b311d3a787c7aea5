package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {
    private static final String ROWS =
            "SELECT installed_rank, version, description, type, script, checksum, installed_by, success"
                    + " FROM flyway_schema_history ORDER BY 1";

    @TempDir
    Path folder;

    @Test
    void writesTheRowsThatFlywayWouldHaveWritten() {
        Project migrated = Project.ofThree(folder).up("sub/V4__in_a_sub_folder.sql", "CREATE TABLE d ();");
        migrated.flyway().migrate();
        Project stamped = new Project(folder, TestDatabase.create());

        Run run = stamped.stamp("head");

        assertThat(run.to()).contains(new Version("4"));
        assertThat(stamped.database().tables()).isEmpty();
        assertThat(stamped.database().query(ROWS)).isEqualTo(migrated.database().query(ROWS));
        stamped.flyway().validate();
        assertThat(stamped.flyway().migrate().migrationsExecuted).isZero();
    }

    @Test
    void goesBackAsWellAsForward() {
        Project project = Project.ofThree(folder);
        project.stamp("3");

        project.stamp("1");
        assertThat(project.database().versions()).containsExactly("1");

        project.stamp("base");
        assertThat(project.database().versions()).isEmpty();
        assertThat(project.upgrade("head").steps()).hasSize(3);
        assertThat(project.stamp("head").isNothing()).isTrue();
    }

    @Test
    void acceptsAFileThatWasEditedAfterItWasApplied() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.up("V2__cursos.sql", "CREATE TABLE cursos (id bigint); -- edited");
        assertThatThrownBy(() -> project.flyway().validate()).hasMessageContaining("checksum");

        Run run = project.stamp("3");

        assertThat(run.steps()).extracting(Step::script).containsExactly("V2__cursos.sql");
        project.flyway().validate();
        project.runner().verify();
    }

    @Test
    void takesOutAFailureThatFlywayWroteDown() {
        Project project = Project.in(folder)
                .table("1", "a")
                .up("V2__index.sql", "CREATE INDEX CONCURRENTLY nope ON nowhere (id);");
        assertThatThrownBy(() -> project.upgrade("head")).hasMessageContaining("outside of transactions");
        // As when somebody else ran it: nothing is known of how far it came.
        project.database().execute("DROP TABLE migration_audit");
        assertThatThrownBy(() -> project.upgrade("head"))
                .hasMessageStartingWith("Revision 2 failed half-way, outside of a transaction.");

        project.stamp("1");

        project.up("V2__index.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);");
        assertThat(project.upgrade("head").to()).contains(new Version("2"));
    }

    @Test
    void theAuditSaysWhatIsBookedAndWhatIsForgotten() {
        Project project = Project.ofThree(folder).up("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
        project.upgrade("head");

        project.stamp("1");
        project.stamp("2");
        assertThat(audit(project, 4))
                .containsExactly(
                        "forget 2 cursos V2__cursos.sql",
                        "forget 3 matriculas V3__matriculas.sql",
                        "stamp 2 cursos V2__cursos.sql");

        project.runner().purgeAndStamp(Target.parse("1"));
        assertThat(audit(project, 7))
                .containsExactly(
                        "forget 1 alunos V1__alunos.sql",
                        "forget - R__view.sql R__view.sql",
                        "forget 2 cursos V2__cursos.sql",
                        "stamp 1 alunos V1__alunos.sql");
        assertThat(project.database().query(ROWS))
                .singleElement()
                .asString()
                .startsWith("1|1|alunos|SQL|V1__alunos.sql|");
    }

    private static List<String> audit(Project project, int from) {
        return project.database()
                .query("SELECT concat_ws(' ', direction, coalesce(version, '-'), message, script) FROM migration_audit"
                        + " WHERE outcome = 'done' ORDER BY id OFFSET " + from);
    }

    @Test
    void aPurgedHistoryRunsRepeatableScriptsAgain() {
        Project project = Project.ofThree(folder).up("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
        project.upgrade("head");

        assertThat(project.stamp("head").isNothing()).isTrue();
        project.runner().purgeAndStamp(Target.HEAD);

        assertThat(project.upgrade("head").steps()).extracting(Step::script).containsExactly("R__view.sql");
        project.isWhatFlywayExpects();
    }

    @Test
    void whatWasTakenBackHalfWayAndMadeWholeByHandIsSettled() {
        Project project = Project.in(folder)
                .table("1", "a")
                .up("V2__index.sql", "CREATE INDEX CONCURRENTLY one ON a (id);")
                .undo("U2__index.sql", "DROP INDEX CONCURRENTLY one; DROP INDEX CONCURRENTLY nowhere;")
                .table("3", "b");
        project.upgrade("2");
        assertThatThrownBy(() -> project.downgrade("1")).isInstanceOf(MigrationException.class);
        assertThatThrownBy(() -> project.upgrade("head")).hasMessageContaining("'stamp' the revision");
        project.database().execute("CREATE INDEX one ON a (id)");

        assertThat(project.stamp("2").steps()).extracting(Step::script).containsExactly("V2__index.sql");

        assertThat(project.upgrade("head").to()).contains(new Version("3"));
    }

    @Test
    void whatDiedHalfWayAndWasTakenBackByHandIsSettled() {
        Project project = Project.in(folder)
                .table("1", "a")
                .up(
                        "V2__index.sql",
                        "CREATE INDEX CONCURRENTLY one ON a (id); CREATE INDEX CONCURRENTLY two ON b (id);");
        assertThatThrownBy(() -> project.upgrade("head")).isInstanceOf(MigrationException.class);
        // As when its session had died, which leaves no row.
        project.database().execute("DELETE FROM flyway_schema_history WHERE NOT success; DROP INDEX one");

        assertThat(project.stamp("1").steps()).extracting(Step::script).containsExactly("V2__index.sql");

        assertThat(project.runner().history())
                .extracting(Entry::state)
                .containsExactly(Entry.State.APPLIED, Entry.State.PENDING);
        project.up("V2__index.sql", "CREATE INDEX CONCURRENTLY uno ON a (id);");
        assertThat(project.upgrade("head").to()).contains(new Version("2"));
    }
}
