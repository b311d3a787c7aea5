package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.Range;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineDowngradeTest {
    @TempDir
    Path folder;

    @TempDir
    Path scripts;

    private OfflineScript downgrade(Project project, String range) {
        return new OfflineRunner(new RevisionFolder(project.folder()), "public", RunSettings.DEFAULT)
                .downgrade(Range.parse(range));
    }

    private Psql psql(Project project) {
        return new Psql(project.database(), scripts);
    }

    @Test
    void leavesWhatADowngradeLeaves() {
        Project project = Project.ofThree(folder);
        Project other = new Project(folder, TestDatabase.create());
        project.upgrade("head");
        other.upgrade("head");

        OfflineScript script = project.runner().downgradeSql(Target.parse("1"));

        assertThat(script).isEqualTo(downgrade(project, "head:1")).isEqualTo(downgrade(project, "3:-2"));
        psql(project).run(script).succeeds();
        other.downgrade("1");
        assertThat(project.database().tables()).containsExactly("alunos");
        assertThat(project.database().versions()).containsExactly("1");
        assertThat(audit(project)).isEqualTo(audit(other)).hasSize(5);
        validate(project);
        psql(project).run(script).fails("This script begins at 3", "DETAIL:  not applied: 2, 3", "Nothing was changed");
        assertThat(project.database().versions()).containsExactly("1");
        psql(project).run(project.runner().upgradeSql(Target.HEAD)).succeeds();
        psql(project).run(downgrade(project, "head:base")).succeeds();
        assertThat(project.database().tables()).isEmpty();
    }

    private static void validate(Project project) {
        Flyway.configure()
                .configuration(project.flyway().getConfiguration())
                .ignoreMigrationPatterns("*:pending")
                .load()
                .validate();
    }

    private static List<String> audit(Project project) {
        return project.database()
                .query(
                        "SELECT direction, version, message, script, checksum, outcome FROM migration_audit ORDER BY id");
    }

    @Test
    void whatWasAppliedSinceKeepsItFromBeginning() {
        Project project = Project.ofThree(folder);
        OfflineScript script = downgrade(project, "2:1");
        OfflineScript all = downgrade(project, "3:base");
        project.table("4", "d");
        project.upgrade("head");

        psql(project).run(script).fails("This script begins at 2", "DETAIL:  applied since: 3, 4");
        psql(project).run(all).fails("applied since: 4");
        project.delete("migration/V4__d.sql");
        psql(project).run(downgrade(project, "3:1")).fails("applied since: 4");
        assertThat(project.database().versions()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aFailingStatementLeavesTheDatabaseAtARevisionBoundary() {
        Project project = Project.ofThree(folder).undo("U2__cursos.sql", "DROP TABLE cursos; SELECT nonsense;");
        project.upgrade("head");

        psql(project).run(project.runner().downgradeSql(Target.BASE)).fails("nonsense");

        assertThat(project.database().tables()).containsExactly("alunos", "cursos");
        assertThat(project.database().versions()).containsExactly("1", "2");
        validate(project);
    }

    @Test
    void anIndexIsDroppedConcurrently() {
        Project project = Project.in(folder)
                .table("1", "a")
                .up("V2__index.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);")
                .undo("U2__index.sql", "DROP INDEX CONCURRENTLY a_id");
        project.upgrade("head");

        psql(project).run(project.runner().downgradeSql(Target.parse("-1"))).succeeds();

        assertThat(project.database().query("SELECT indexname FROM pg_indexes WHERE tablename = 'a'"))
                .isEmpty();
        assertThat(audit(project))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("downgrade|2|")
                .endsWith("|done");
    }

    @Test
    void whatCannotBeTakenBackIsRefused() {
        Project project = Project.ofThree(folder).up("V4__x.class", "");

        assertThatThrownBy(() -> downgrade(project, "4:3"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("V4__x.class");
        assertThatThrownBy(() -> downgrade(project, "3:"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("leaves one open");
        assertThatThrownBy(() -> downgrade(project, "1:3"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no way back");
        project.delete("undo/U3__matriculas.sql");
        assertThatThrownBy(() -> downgrade(project, "3:2"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("it has no undo script");
        assertThat(downgrade(project, "2:2").isNothing()).isTrue();
    }
}
