package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.Start;
import dev.alambique.migration.Written;
import dev.alambique.migration.problem.MigrationException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made by hand stays in place while the model's own columns beside it change and go. */
class KeptInPlaceTest {
    private static final String ALUNO = """
            @Entity @Table(name = "alunos") class Aluno { @Id Long id; String nome; Integer nota; Integer peso; }
            """;

    @TempDir
    Path folder;

    private Evolution project;

    @BeforeEach
    void upgraded() {
        project = new Evolution(folder).model(ALUNO);
        project.revise();
        project.upgrade();
    }

    private List<String> lost() {
        return project.check().hazards().stream()
                .map(Object::toString)
                .filter(text -> text.startsWith("loses data"))
                .toList();
    }

    @Test
    void aCheckOverTwoColumnsGoesWithOneOfThemAndIsReported() {
        project.execute("ALTER TABLE alunos ADD CONSTRAINT leve CHECK (nota > peso)");
        project.model(ALUNO.replace(" Integer peso;", ""));

        assertThat(lost())
                .contains("loses data: constraint public.alunos.leve"
                        + " (it goes with its column, and the down does not bring it back)");
        assertThat(project.revise()).containsExactly("drop column public.alunos.peso");
        project.upgrade();
        assertThat(project.check().differences()).isEmpty();
        project.downgrade();
        assertThat(project.query("SELECT column_name FROM information_schema.columns WHERE column_name = 'peso'"))
                .hasSize(1);
    }

    @Test
    void aCheckOverAColumnThatChangesItsTypeStays() {
        project.execute(
                "ALTER TABLE alunos ADD CONSTRAINT leve CHECK (nota > peso)",
                "CREATE UNIQUE INDEX ix_nota ON alunos (nota) WHERE peso > 3");
        List<String> before = project.fingerprint();

        project.model(ALUNO.replace("Integer nota", "Long nota")).revise();
        project.upgrade();
        assertThat(project.kept()).containsExactlyInAnyOrder("alunos.leve", "alunos.ix_nota");
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void aTriggerOnATouchedTableStays() {
        project.execute(
                "CREATE FUNCTION nada() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TRIGGER toque BEFORE UPDATE ON alunos FOR EACH ROW EXECUTE FUNCTION nada()",
                "CREATE VIEW nomes AS SELECT nome FROM alunos");
        List<String> before = project.fingerprint();

        project.model(ALUNO.replace("Integer nota", "Long nota").replace(" Integer peso;", ""))
                .revise();
        project.upgrade();
        assertThat(project.query("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"))
                .containsExactly("toque");
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void aGeneratedColumnMadeByHandGoesBeforeTheColumnThatItReads() {
        project.execute("ALTER TABLE alunos ADD COLUMN dobro int GENERATED ALWAYS AS (peso * 2) STORED");
        project.model(ALUNO.replace(" Integer peso;", ""));
        List<String> before = project.fingerprint();

        assertThat(project.revise())
                .containsExactly("drop column public.alunos.dobro", "drop column public.alunos.peso");
        project.upgrade();
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void aViewThatReadsADroppedColumnIsNamed() {
        project.execute("CREATE VIEW pesos AS SELECT peso FROM alunos");
        project.model(ALUNO.replace(" Integer peso;", ""));

        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("public.pesos");
    }

    @Test
    void anEmptyModelIsTakenForOneThatWasNotFound() {
        project.model(ALUNO + "@Entity class A { @Id Long id; } @Entity class B { @Id Long id; }")
                .revise();
        project.upgrade();
        project.model("@Entity class Outra { @Id Long id; }");

        assertThatThrownBy(project::revise).hasMessageContaining("The model would drop 3 of 3 tables");
        assertThat(project.revise(Policy.careful().withGuard(Policy.Guard.ALLOW)))
                .hasSize(4);
    }

    @Test
    void aRevisionThatOnlyFitsTheDatabaseAtHandIsNoted() {
        project.execute("CREATE INDEX ix_nota ON alunos (nota)");
        project.model(ALUNO.replace("Integer peso;", "Integer peso; Integer altura;"));
        assertThat(notes()).isEmpty();

        project.execute("ALTER TABLE alunos ADD COLUMN apelido text");
        assertThat(notes())
                .containsExactly("the revision fits this database, and not one made from the revision files:"
                        + " ERROR: column \"apelido\" of relation \"alunos\" does not exist"
                        + " (ALTER TABLE alunos DROP COLUMN apelido)");
    }

    private List<String> notes() {
        Written drafted = project.migrations().draft("altura", Start.DATABASE, Policy.careful());
        return drafted.comparison().orElseThrow().notes();
    }
}
