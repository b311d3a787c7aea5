package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.Range;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each script is run by psql, and leaves what the stamp itself leaves on a twin. */
class OfflineStampTest {
    private static final String ROWS =
            "SELECT installed_rank, version, description, type, script, checksum, installed_by,"
                    + " success FROM flyway_schema_history ORDER BY installed_rank";
    private static final String AUDIT =
            "SELECT direction, version, message, script, checksum, outcome FROM migration_audit ORDER BY id";

    @TempDir
    Path folder;

    @TempDir
    Path scripts;

    private Psql psql(Project project) {
        return new Psql(project.database(), scripts);
    }

    private void isWhatStampLeaves(Project project, Project twin, String target) {
        psql(project).run(project.runner().stampSql(Target.parse(target))).succeeds();
        twin.stamp(target);
        isSame(project, twin);
        assertThat(project.runner().stampSql(Target.parse(target)).isNothing()).isTrue();
    }

    private static void isSame(Project project, Project twin) {
        assertThat(project.database().query(ROWS)).isEqualTo(twin.database().query(ROWS));
        assertThat(project.database().query(AUDIT)).isEqualTo(twin.database().query(AUDIT));
    }

    @Test
    void aDatabaseWithoutHistoryIsBooked() {
        Project project = Project.ofThree(folder)
                .up("sub/V4.0__it's.sql", "CREATE TABLE d ();")
                .up("V5__J.sql", "CREATE TABLE e ();");

        isWhatStampLeaves(project, project.twin(), "head");

        assertThat(project.database().tables()).isEmpty();
        assertThat(project.database().query("SELECT DISTINCT tool ~ '--sql$' FROM migration_audit"))
                .containsExactly("t");
        project.isWhatFlywayExpects();
    }

    @Test
    void rowsAreTakenOutCorrectedAndAdded() {
        Project project = Project.ofThree(folder).up("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
        Project twin = project.twin();
        for (Project each : List.of(project, twin)) {
            each.upgrade("head");
            each.database().execute("DELETE FROM flyway_schema_history WHERE version = '1'");
        }
        project.up("V2__renamed.sql", "CREATE TABLE cursos (id bigint); -- edited");
        project.delete("migration/V2__cursos.sql");
        project.delete("migration/R__view.sql");

        isWhatStampLeaves(project, twin, "2");

        assertThat(project.database().query("SELECT version, script FROM flyway_schema_history ORDER BY version"))
                .containsExactly("1|V1__alunos.sql", "2|V2__renamed.sql");
        isWhatStampLeaves(project, twin, "base");
        assertThat(project.database().versions()).isEmpty();
    }

    @Test
    void aFailureIsTakenOut() {
        Project project = Project.in(folder)
                .table("1", "a")
                .up("V2__index.sql", "CREATE INDEX CONCURRENTLY nope ON nowhere (id);");
        Project twin = project.twin();
        for (Project each : List.of(project, twin)) {
            assertThatThrownBy(() -> each.upgrade("head")).isInstanceOf(MigrationException.class);
        }

        psql(project).run(project.runner().stampSql(Target.parse("1"))).succeeds();
        twin.stamp("1");

        isSame(project, twin);
        assertThat(project.database().versions()).containsExactly("1");
    }

    @Test
    void aBaselineIsBookedAndForgotten() {
        Project project =
                Project.in(folder).up("B3__all.sql", "CREATE TABLE a ();").table("4", "d");
        Project twin = project.twin();

        isWhatStampLeaves(project, twin, "head");
        assertThat(project.database().query("SELECT version, type FROM flyway_schema_history"))
                .containsExactly("3|SQL_BASELINE", "4|SQL");
        isWhatStampLeaves(project, twin, "base");
        assertThat(project.database().versions()).isEmpty();
    }

    @Test
    void purgeForgetsEverythingFirst() {
        Project project = Project.ofThree(folder).up("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
        Project twin = project.twin();
        project.upgrade("head");
        twin.upgrade("head");

        psql(project).run(project.runner().purgeAndStampSql(Target.parse("2"))).succeeds();
        twin.runner().purgeAndStamp(Target.parse("2"));

        isSame(project, twin);
        assertThat(project.database().versions()).containsExactly("1", "2");
    }

    @Test
    void aHistoryThatChangedMeanwhileKeepsItFromBeginning() {
        Project project = Project.ofThree(folder);
        OfflineScript first = project.runner().stampSql(Target.parse("2"));
        project.upgrade("1");
        OfflineScript second = project.runner().stampSql(Target.HEAD);
        project.upgrade("2");

        psql(project).run(first).fails("This script begins at base", "DETAIL:  changed since: 1, 2");
        psql(project).run(second).fails("This script begins at 1", "changed since: 2", "Nothing was changed");
        OfflineScript third = project.runner().stampSql(Target.HEAD);
        project.downgrade("1");
        psql(project).run(third).fails("This script begins at 2", "not there any more: 2");
        project.database().execute("DROP TABLE flyway_schema_history");
        psql(project).run(third).fails("there is no history");
    }

    @Test
    void fromOneRevisionToAnotherWithoutADatabase() {
        Project project = Project.ofThree(folder);
        Project twin = project.twin();

        psql(project).run(offline(project, "base:2")).succeeds();
        twin.stamp("2");
        isSame(project, twin);

        psql(project).run(offline(project, "2:1")).succeeds();
        twin.stamp("1");
        isSame(project, twin);

        psql(project).run(offline(project, "2:3")).fails("This script begins at 2", "not applied: 2");
        psql(project).run(offline(project, ":")).fails("This script begins at base", "applied already: 1");
        project.upgrade("head");
        psql(project).run(offline(project, "2:1")).fails("applied besides: 3");
        assertThat(offline(project, "2:2").isNothing()).isTrue();
    }

    @Test
    void aJavaMigrationIsBookedOnlyWhereItsClassCanBeAsked() {
        Project project = Project.ofThree(folder).up("V4__x.class", "");

        assertThatThrownBy(() -> offline(project, "3:4"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("V4__x.class");
        assertThat(offline(project, "4:4").isNothing()).isTrue();
    }

    private static OfflineScript offline(Project project, String range) {
        return project.offline("public").stamp(Range.parse(range));
    }
}
