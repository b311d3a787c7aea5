package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairTest {
    @TempDir
    Path folder;

    @Test
    void acceptsEditedFilesAndStrikesOutMissingOnes() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");
        project.up("V1__alunos.sql", "CREATE TABLE alunos (id bigint); -- edited");
        project.delete("migration/V2__cursos.sql");
        assertThatThrownBy(() -> project.upgrade("head")).hasMessageContaining("was edited");

        Run run = project.runner().repair();

        assertThat(run.steps()).extracting(Step::script).contains("V1__alunos.sql");
        project.runner().verify();
        project.flyway().validate();
        assertThat(project.runner().history())
                .extracting(entry -> entry.version().orElseThrow().text() + " " + entry.state())
                .containsExactly("1 APPLIED", "3 APPLIED");
        assertThat(project.database().tables()).containsExactly("alunos", "cursos", "matriculas");
        assertThat(project.runner().audit().stream()
                        .filter(each -> each.direction().equals("repair"))
                        .map(AuditEntry::script))
                .contains("V1__alunos.sql");
    }

    @Test
    void doesNothingWhereAllAgree() {
        Project project = Project.ofThree(folder);
        project.upgrade("head");

        assertThat(project.runner().repair().isNothing()).isTrue();
    }

    @Test
    void takesAFailureOutSoThatTheRevisionRunsAgainFromItsBeginning() {
        Project project = Project.in(folder)
                .table("1", "a")
                .up("V2__i.sql", "CREATE TABLE b (id int);\nCREATE INDEX CONCURRENTLY i ON nowhere (id);")
                .up("V2__i.sql.conf", "executeInTransaction=false\n");
        assertThatThrownBy(() -> project.upgrade("head")).hasMessageContaining("nowhere");
        assertThat(project.database().query("SELECT success FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("t", "f");
        project.database().execute("DROP TABLE b");
        project.up("V2__i.sql", "CREATE TABLE b (id int);\nCREATE INDEX CONCURRENTLY i ON b (id);");

        project.runner().repair();

        assertThat(project.database().query("SELECT success FROM flyway_schema_history"))
                .containsExactly("t");
        project.upgrade("head");
        assertThat(project.database().tables()).containsExactly("a", "b");
        project.flyway().validate();
    }
}
