package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Version 1 of an entity becomes version 2: the revision says exactly that, goes up and down, and leaves no difference. */
@Order(4)
class EvolutionTest {
    @TempDir
    Path folder;

    static Stream<EntityChanges.Change> changes() {
        return EntityChanges.all();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void goesUpAndDown(EntityChanges.Change change) {
        Evolution project = Evolution.upgraded(folder, change.before());
        project.execute("INSERT INTO alunos (id, nome, telefone) VALUES (7, 'Ana', '11 5555')");
        List<String> before = project.fingerprint();

        assertThat(project.model(change.after()).revise()).isEqualTo(change.operations());
        project.upgrade();

        assertThat(project.check().differences()).isEmpty();
        assertThat(project.query("SELECT id, nome FROM alunos")).containsExactly("7|Ana");
        List<String> after = project.fingerprint();
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
        assertThat(project.query("SELECT id, nome FROM alunos")).containsExactly("7|Ana");
        project.upgrade();
        assertThat(project.fingerprint()).isEqualTo(after);
    }

    @Test
    void writesNothingWhenNothingChanged() {
        Evolution project = Evolution.upgraded(folder, EntityChanges.V1);

        assertThat(project.revise()).isEmpty();
        assertThat(project.migrations().revisions().all()).hasSize(1);
    }

    @Test
    void worksInAnotherDefaultSchema() {
        Evolution project = new Evolution(folder);
        project.execute("CREATE SCHEMA escola", "CREATE TABLE public.alunos (id int)");
        project.inSchema("escola").model(EntityChanges.V1);

        assertThat(project.revise())
                .containsExactly("create table escola.alunos (constraint alunos_pkey, identity of id)");
        project.upgrade();

        assertThat(project.check().differences()).isEmpty();
        assertThat(project.query("SELECT count(*) FROM escola.alunos")).containsExactly("0");
    }
}
