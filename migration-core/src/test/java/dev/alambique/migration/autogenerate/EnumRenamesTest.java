package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.operation.Hazard;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.rename.RenameCandidate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Java enum, or a constant of one, gets another name, and is an enum type in the database: the rows stay. */
class EnumRenamesTest {
    private static final String ALUNO = """
            @Entity @Table(name = "alunos") class Aluno {
                @Id long id;
                @JdbcTypeCode(SqlTypes.NAMED_ENUM) @ColumnDefault("'ATIVO'") Situacao situacao;
            }
            enum Situacao { ATIVO, INATIVO, TRANCADO }
            """;
    private static final String OTHER_TYPE =
            ALUNO.replace("Situacao situacao", "Estado situacao").replace("enum Situacao", "enum Estado");
    private static final String OTHER_VALUE = ALUNO.replace("ATIVO'", "ATIVA'").replace("{ ATIVO", "{ ATIVA");

    @TempDir
    Path folder;

    private Evolution upgraded() {
        Evolution project = Evolution.upgraded(folder, ALUNO);
        project.execute("INSERT INTO alunos (id) VALUES (1)", "INSERT INTO alunos VALUES (2, 'TRANCADO')");
        return project;
    }

    private static Policy told(String... renames) {
        return Policy.careful().withRenames(List.of(renames));
    }

    /** Goes up and down and up again; leaves no difference, nor do the files alone. */
    private static void holdsBothWays(Evolution project, List<String> before) {
        project.upgrade();
        assertThat(project.check().differences()).isEmpty();
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
        project.upgrade();
        assertThat(project.upgradesAFreshDatabase()).isTrue();
    }

    @Test
    void aTypeKeepsItsRowsItsCastsAndItsDefaults() {
        Evolution project = upgraded();
        List<String> before = project.fingerprint();

        assertThat(project.model(OTHER_TYPE).revise(told("situacao:estado")))
                .containsExactly("rename type public.situacao to public.estado");
        holdsBothWays(project, before);
        assertThat(project.query("SELECT situacao FROM alunos ORDER BY id")).containsExactly("ATIVO", "TRANCADO");
        project.execute("INSERT INTO alunos (id) VALUES (3)");
        assertThat(project.query("SELECT situacao::estado FROM alunos WHERE id = 3"))
                .containsExactly("ATIVO");
    }

    @Test
    void aTypeFollowsItsColumn() {
        Evolution project = upgraded();
        List<String> before = project.fingerprint();

        assertThat(project.model(OTHER_TYPE.replace("Estado situacao", "Estado estado"))
                        .revise(told("situacao:estado", "alunos.situacao:estado")))
                .containsExactly(
                        "rename type public.situacao to public.estado",
                        "rename column public.alunos.situacao to estado");
        holdsBothWays(project, before);
    }

    @Test
    void aRenamedTypeIsStillOwned() {
        Evolution project = upgraded();
        project.model(OTHER_TYPE).revise(told("situacao:estado"));
        project.upgrade();

        assertThat(project.model("@Entity @Table(name = \"alunos\") class Aluno { @Id long id; }")
                        .revise())
                .containsExactly(
                        "drop column public.alunos.situacao",
                        "drop cast public.estado.\"from character varying\"",
                        "drop cast public.estado.\"to character varying\"",
                        "drop type public.estado");
    }

    @Test
    void aTypeThatNobodyOwnsCanBeRenamedWithWhatWasMadeByHand() {
        Evolution project = new Evolution(folder);
        project.execute(
                "CREATE TYPE situacao AS ENUM ('ATIVO', 'INATIVO', 'TRANCADO')",
                "CREATE TABLE alunos (id bigint PRIMARY KEY, situacao situacao DEFAULT 'ATIVO')",
                "CREATE INDEX da_mao ON alunos (id) WHERE situacao = 'ATIVO'",
                "CREATE FUNCTION claro(s situacao) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
                "CREATE TABLE outra (texto text DEFAULT ('ATIVO'::situacao)::text CHECK (texto <> 'INATIVO'::situacao::text))");
        project.model(OTHER_TYPE);
        assertThat(project.check(told()).suggestions())
                .extracting(RenameCandidate::rename)
                .contains("situacao:estado");
        project.execute("CREATE VIEW ativos AS SELECT id FROM alunos WHERE situacao = 'ATIVO'");
        assertThatThrownBy(project::revise)
                .hasMessageContaining("View public.ativos is in the way")
                .hasMessageContaining("if it was renamed: --rename situacao:estado");

        assertThat(project.revise(told("situacao:estado")))
                .first()
                .isEqualTo("rename type public.situacao to public.estado");
        project.upgrade();
        assertThat(project.check().differences()).isEmpty();
        assertThat(project.query(
                        "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'outra'::regclass"))
                .containsExactly("('ATIVO'::estado)::text");
    }

    @Test
    void aValueKeepsItsRowsAndItsDefaults() {
        Evolution project = upgraded();
        List<String> before = project.fingerprint();

        assertThat(project.model(OTHER_VALUE).revise(told("situacao.ATIVO:ATIVA")))
                .containsExactly("rename value public.situacao.\"ATIVO\" to \"ATIVA\"");
        holdsBothWays(project, before);
        assertThat(project.query("SELECT situacao FROM alunos ORDER BY id")).containsExactly("ATIVA", "TRANCADO");
    }

    @Test
    void aValueIsRenamedWhileOthersComeAndGo() {
        Evolution project = upgraded();
        List<String> before = project.fingerprint();

        assertThat(project.model(OTHER_VALUE.replace("INATIVO, TRANCADO", "TRANCADO, FORMADO, JUBILADO"))
                        .revise(told("public.situacao.ATIVO:ATIVA")))
                .containsExactly(
                        "rename value public.situacao.\"ATIVO\" to \"ATIVA\"",
                        "alter type public.situacao (added \"FORMADO\", added \"JUBILADO\", removed \"INATIVO\")");
        holdsBothWays(project, before);
        assertThat(project.query("SELECT situacao FROM alunos ORDER BY id")).containsExactly("ATIVA", "TRANCADO");
    }

    @Test
    void whatMayBeARenameIsSuggestedAndABreakOnceItIsTold() {
        Evolution project = upgraded();

        assertThat(project.model(OTHER_TYPE).check().suggestions())
                .extracting(RenameCandidate::option)
                .containsExactly("--rename situacao:estado");
        assertThat(project.check(told("situacao:estado")).hazards())
                .extracting(Hazard::toString)
                .containsExactly("breaks running code: type public.situacao (code that uses the old name fails)");

        assertThat(project.model(OTHER_VALUE).check().suggestions())
                .extracting(RenameCandidate::option)
                .containsExactly("--rename situacao.ATIVO:ATIVA");
        assertThat(project.check(told("situacao.ATIVO:ATIVA")).hazards())
                .extracting(Hazard::toString)
                .containsExactly(
                        "breaks running code: value public.situacao.\"ATIVO\" (code that uses the old name fails)");
    }

    @Test
    void anotherTypeOrAnotherPlaceIsNoRename() {
        Evolution project = upgraded();

        assertThat(project.model(OTHER_TYPE.replace("ATIVO, INATIVO, TRANCADO", "ATIVO, X, Y, Z, W"))
                        .check()
                        .suggestions())
                .isEmpty();
        assertThat(project.model(ALUNO.replace("INATIVO, TRANCADO", "TRANCADO, ZERADO"))
                        .check()
                        .suggestions())
                .isEmpty();
        assertThat(project.model(OTHER_TYPE.replace("TRANCADO", "PARADO"))
                        .check()
                        .suggestions())
                .extracting(RenameCandidate::option)
                .containsExactly("--rename situacao:estado");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            situacoes:estado           | names nothing that is there | situacao
            situacao.ATIVOS:ATIVA      | names nothing that is there | ATIVO
            situacao:modo              | does not ask for            | public.estado
            situacao:alunos            | does not ask for            | public.estado
            situacao.ATIVO:ATIVISSIMO  | does not ask for            | ATIVA
            situacao.ATIVO:INATIVO     | is there already            | change places
            situacao.INATIVO:ATIVA     | still asks for              | old name
            situacao.ATIVO:estado.X    | would move a value          | NEW_NAME
            """)
    void whatDoesNotFitIsExplained(String flag, String summary, String help) {
        Evolution project = upgraded();
        String model = flag.contains(".") ? OTHER_VALUE : OTHER_TYPE;

        assertThatThrownBy(() -> project.model(model).revise(told(flag)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(summary)
                .hasMessageContaining(help);
    }

    @Test
    void typesWithoutACommonValueAreNotTheSame() {
        Evolution project = upgraded();
        String model =
                OTHER_TYPE.replace("ATIVO, INATIVO, TRANCADO", "A, B").replace("@ColumnDefault(\"'ATIVO'\") ", "");

        assertThatThrownBy(() -> project.model(model).revise(told("situacao:estado")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("they have no value in common")
                .hasMessageContaining("situacao.\"ATIVO\":NEW_NAME");
        project.revise(told("situacao:estado", "situacao.ATIVO:A"));
    }
}
