package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.Version;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DowngradeTest {
    @TempDir
    Path folder;

    @Test
    void stepsVersionsAndBaseStopWhereTheySay() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");

        Run one = project.downgrade("-1");
        assertThat(one.from()).contains(new Version("3"));
        assertThat(one.to()).contains(new Version("2"));
        assertThat(one.steps()).extracting(Step::script).containsExactly("U3__matriculas.sql");
        assertThat(project.database().tables()).containsExactly("alunos", "cursos");

        project.downgrade("1");
        assertThat(project.database().tables()).containsExactly("alunos");
        assertThat(project.downgrade("1").isNothing()).isTrue();

        assertThat(project.downgrade("base").to()).isEmpty();
        assertThat(project.database().tables()).isEmpty();
        assertThat(project.database().versions()).isEmpty();
    }

    @Test
    void stockFlywayIsContentAfterAnyNumberOfTurns() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.downgrade("-2");
        project.upgrade("+1");
        project.downgrade("base");
        project.upgrade("2");

        assertThat(project.flyway().info().current().getVersion().getVersion()).isEqualTo("2");
        assertThat(project.flyway().info().pending()).hasSize(1);
        assertThat(project.flyway().migrate().migrationsExecuted).isEqualTo(1);
        project.flyway().validate();

        project.downgrade("base");
        assertThat(project.flyway().info().current()).isNull();
        assertThat(project.flyway().migrate().migrationsExecuted).isEqualTo(3);
        project.flyway().validate();
    }

    @Test
    void aMissingUndoScriptIsToldBeforeAnythingIsTouched() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.delete("undo/U2__cursos.sql");

        assertThatThrownBy(() -> project.downgrade("base"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Revision 2 cannot be taken back: it has no undo script.")
                .hasMessageContaining(folder.resolve("undo/U2__cursos.sql").toString());

        assertThat(project.database().tables()).hasSize(3);
    }

    @Test
    void aFailingStatementRollsItsRevisionBackAndKeepsThoseBefore() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.undo("U2__cursos.sql", "-- the table, then more\nDROP TABLE cursos;\nDROP TABLE\n  nowhere;\n");

        assertThatThrownBy(() -> project.downgrade("base"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Revision U2__cursos.sql could not be run: table \"nowhere\" does not exist")
                .hasMessageContaining("U2__cursos.sql, line 3: DROP TABLE")
                .hasMessageContaining("everything it did is rolled back; taken back before it: 3");

        assertThat(project.database().tables()).containsExactly("alunos", "cursos");
        assertThat(project.database().versions()).containsExactly("1", "2");
        assertThat(project.upgrade("head").to()).contains(new Version("3"));
        project.flyway().validate();
    }

    @Test
    void anUndoScriptMayNotEndItsTransaction() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.undo("U1__alunos.sql", "DROP TABLE alunos;\nCOMMIT;");

        assertThatThrownBy(() -> project.downgrade("base"))
                .hasMessageContaining("begins or ends a transaction")
                .hasMessageContaining("U1__alunos.sql, line 2: COMMIT");

        assertThat(project.database().tables()).hasSize(3);
    }

    @Test
    void whatAnUndoScriptSetsForTheSessionDoesNotReachTheHistory() {
        Project project = Project.in(folder).table("1", "a");
        project.upgrade("head");
        project.undo("U1__a.sql", "DROP TABLE a; SELECT set_config('search_path', '', false); SET ROLE pg_monitor;");

        project.downgrade("base");

        assertThat(project.database().versions()).isEmpty();
    }

    @Test
    void targetsThatAreNotBehindAreRefused() {
        Project project = Project.ofThree(folder);
        project.upgrade("1");

        assertThatThrownBy(() -> project.downgrade("2"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Revision 2 is not applied")
                .hasMessageContaining("at 1");
        assertThatThrownBy(() -> project.downgrade("-2"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("downgrade -2 goes further back than there are revisions: 1 applied.");
        assertThatThrownBy(() -> project.downgrade("+1")).isInstanceOf(UsageException.class);
    }

    @Test
    void aDatabaseWithoutHistoryIsAtBaseAlready() {
        Project project = Project.ofThree(folder);

        assertThat(project.downgrade("base").isNothing()).isTrue();
        assertThat(project.runner().current()).isEmpty();
    }

    @Test
    void anUndoScriptWithoutStatementsIsRefusedBeforeAnythingIsTouched() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.undo("U2__cursos.sql", "-- undoes: 2\n\n-- still to be written\n");

        assertThatThrownBy(() -> project.downgrade("base"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Revision 2 cannot be taken back: its undo script holds no statement.")
                .hasMessageContaining(folder.resolve("undo/U2__cursos.sql").toString())
                .hasMessageContaining("fill it in");

        assertThat(project.database().tables()).hasSize(3);
        assertThat(project.database().versions()).hasSize(3);
    }

    @Test
    void aRevisionThatDoesNothingIsTakenBackByDoingNothing() {
        Project project = Project.in(folder).up("V1__adopt.sql", "-- nothing\n").undo("U1__adopt.sql", "-- nothing\n");
        project.upgrade("head");

        assertThat(project.downgrade("base").steps()).hasSize(1);
        assertThat(project.database().versions()).isEmpty();
    }

    @Test
    void repeatablesRunAgainAfterwardsForWhatTheyMadeMayBeGone() {
        Project project = Project.in(folder)
                .up("V1__a.sql", "CREATE TABLE a (id int);")
                .undo("U1__a.sql", "DROP TABLE a CASCADE;")
                .up("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;");
        project.upgrade("head");
        project.downgrade("base");

        assertThat(project.upgrade("head").steps()).extracting(Step::script).containsExactly("V1__a.sql", "R__v.sql");
        assertThat(project.database().query("SELECT count(*) FROM v")).containsExactly("0");
        project.flyway().validate();
    }
}
