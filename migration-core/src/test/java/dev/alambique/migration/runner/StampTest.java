package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.revision.Version;
import java.nio.file.Path;
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
}
