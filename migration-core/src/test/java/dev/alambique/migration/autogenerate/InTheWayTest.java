package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody made by hand on top of what goes: PostgreSQL would refuse the upgrade, so no revision is written. */
class InTheWayTest {
    private static final String NOTA = "@Entity class Nota { @Id long id; String texto; }";
    private static final String BEFORE = NOTA + """
            @Entity class Aula { @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id;
                @JdbcTypeCode(SqlTypes.NAMED_ENUM) Turno turno; }
            enum Turno { MANHA, NOITE }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CREATE TABLE filha () INHERITS (aula)                         | table public.filha, which inherits from it
            CREATE TABLE outra (n int DEFAULT nextval('aula_seq'))        | column public.outra.n
            CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'; CREATE CONSTRAINT TRIGGER x AFTER INSERT ON nota FROM aula FOR EACH ROW EXECUTE FUNCTION g() | Trigger x on public.nota is in the way
            CREATE VIEW v AS SELECT last_value FROM aula_seq              | View public.v is in the way
            CREATE FUNCTION f(a aula) RETURNS int LANGUAGE sql AS 'SELECT 1' | Function public.f is in the way
            CREATE FUNCTION f() RETURNS SETOF aula LANGUAGE sql AS 'SELECT * FROM aula' | Function public.f is in the way
            """)
    void ofAnEntityThatGoes(String sql, String named) {
        Evolution project = Evolution.upgraded(folder, BEFORE);
        project.execute(sql);
        project.model(NOTA);

        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining(named);
        assertThat(project.migrations().revisions().all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE outra (t turno[])",
                "CREATE VIEW v AS SELECT 'NOITE'::turno AS t",
                "CREATE TYPE par AS (t turno)",
                "CREATE FUNCTION f(t turno) RETURNS int LANGUAGE sql AS 'SELECT 1'"
            })
    void aTypeThatSomethingElseStandsOnStays(String sql) {
        Evolution project = Evolution.upgraded(folder, BEFORE);
        project.execute(sql);
        project.model(NOTA).revise();

        assertThat(project.migrations().upgrade(Target.HEAD).steps()).hasSize(1);
        assertThat(project.query("SELECT to_regtype('turno'), to_regclass('aula')"))
                .containsExactly("turno|null");
    }

    @Test
    void ofAKeyThatChanges() {
        Evolution project = Evolution.upgraded(folder, BEFORE);
        project.execute("CREATE VIEW v AS SELECT id, texto, count(*) AS n FROM nota GROUP BY id");
        project.model(BEFORE.replace("@Id long id; String texto;", "@Id long id; @Id String texto;"));

        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("View public.v is in the way")
                .hasMessageContaining("nota_pkey");
    }
}
