package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An older version of an application on a database that a newer one has upgraded. */
class AheadTest {
    @TempDir
    Path folder;

    @Test
    void anOlderServiceStartsOnANewerSchemaAndSaysSo() {
        Project project = upgradedByANewerOne();

        Run run = project.upgrade("head");

        assertThat(run.isNothing()).isTrue();
        assertThat(run.ahead()).containsExactly(new Version("3"));
        assertThat(project.runner().history())
                .extracting(Entry::state)
                .containsExactly(Entry.State.APPLIED, Entry.State.APPLIED, Entry.State.AHEAD);
    }

    @Test
    void itRefusesWhereThatIsSaid() {
        Project project = upgradedByANewerOne();
        RevisionRunner strict = new RevisionRunner(
                project.database().dataSource(),
                new RevisionFolder(folder),
                Optional.empty(),
                RunSettings.DEFAULT.withAhead(Ahead.REFUSE),
                event -> {});

        assertThatThrownBy(() -> strict.upgrade(Target.HEAD))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("The database is ahead: it is at 3, the newest revision here is 2.")
                .hasMessageContaining("run the newer version of the application");
    }

    @Test
    void whatIsMissingBelowTheNewestFileIsNoNewerVersion() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.delete("migration/V2__cursos.sql");

        assertThatThrownBy(() -> project.upgrade("head"))
                .hasMessageStartingWith("Revision 2 is applied and its file is missing.");
    }

    @Test
    void whatANewerOneAppliedCannotBeTakenBackByAnOlder() {
        Project project = upgradedByANewerOne();
        project.delete("undo/U3__matriculas.sql");

        assertThatThrownBy(() -> project.downgrade("1"))
                .hasMessageStartingWith("Revision 3 cannot be taken back: it has no undo script.")
                .hasMessageContaining("instead   go back with the files that it was applied from");
        assertThat(project.database().tables()).containsExactly("alunos", "cursos", "matriculas");
    }

    @Test
    void repairDoesNotStrikeOutWhatANewerOneApplied() {
        Project project = upgradedByANewerOne();

        assertThatThrownBy(() -> project.runner().repair()).hasMessageStartingWith("The database is ahead");
        assertThat(project.database().versions()).containsExactly("1", "2", "3");
    }

    private Project upgradedByANewerOne() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.delete("migration/V3__matriculas.sql");
        return project;
    }
}
