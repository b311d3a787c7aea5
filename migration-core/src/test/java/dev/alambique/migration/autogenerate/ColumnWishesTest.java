package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.operation.Hazard;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.RefusedException;
import dev.alambique.migration.problem.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user says of the rows of columns: casts and fills. */
class ColumnWishesTest {
    private static final String ALUNO = "@Entity @Table(name = \"alunos\") class Aluno { @Id Long id; %s }";

    @TempDir
    Path folder;

    private Evolution upgraded(String fields, String... rows) {
        Evolution project = Evolution.upgraded(folder, ALUNO.formatted(fields));
        project.execute(rows);
        return project;
    }

    private static Policy fill(String wish) {
        return Policy.careful().withFill(List.of(ColumnWish.parse(wish)));
    }

    @Test
    void fillsANewColumn() {
        Evolution project = upgraded("String nome;", "INSERT INTO alunos VALUES (1, 'Ana'), (2, 'Rui')");
        List<String> before = project.fingerprint();

        project.model(ALUNO.formatted("String nome; @Column(nullable = false) String apelido;"))
                .revise(fill("alunos.apelido=upper(nome)"));
        project.upgrade();

        assertThat(project.check().differences()).isEmpty();
        assertThat(project.query("SELECT apelido FROM alunos ORDER BY id")).containsExactly("ANA", "RUI");
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void fillsAnOldColumnThatBecomesNotNull() {
        Evolution project = upgraded("String nome;", "INSERT INTO alunos VALUES (1, 'Ana'), (2, NULL)");
        List<String> before = project.fingerprint();

        project.model(ALUNO.formatted("@Column(nullable = false) String nome;")).revise(fill("alunos.nome='?'"));
        project.upgrade();

        assertThat(project.query("SELECT nome FROM alunos ORDER BY id")).containsExactly("Ana", "?");
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void fillsOnTheWayBackWhatWasDropped() {
        Evolution project = upgraded(
                "String nome; @Column(nullable = false) int idade;",
                "INSERT INTO alunos (id, nome, idade) VALUES (1, 'Ana', 9)");
        List<String> before = project.fingerprint();

        project.model(ALUNO.formatted("String nome;")).revise(fill("public.alunos.idade=18"));
        project.upgrade();
        project.downgrade();

        assertThat(project.query("SELECT idade FROM alunos")).containsExactly("18");
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void refusesToFillWhereNothingIsToBeFilled() {
        Evolution project = upgraded("String nome;");

        assertThatThrownBy(() -> project.revise(fill("alunos.nome='x'")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--fill alunos.nome names no column that it could be for.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alunos.ação", "\"alunos\".\"ação\"", "public.alunos.ação", " alunos . \"ação\" "})
    void takesNamesAsTheyAreWritten(String name) {
        Evolution project = upgraded("String nome;");
        project.model(ALUNO.formatted("String nome; @Column(name = \"`ação`\", nullable = false) String acao;"));

        assertThat(project.check(fill(name + "='x'")).up()).contains("'x'");
    }

    @Test
    void isNoOtherCaseOfAName() {
        Evolution project = upgraded("String nome;");
        project.model(ALUNO.formatted("String nome; @Column(name = \"`Ab`\", nullable = false) String ab;"));

        assertThat(project.check(fill("alunos.Ab='x'")).up()).contains("'x'");
        assertThatThrownBy(() -> project.check(fill("alunos.ab='x'"))).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alunos.nome", "alunos.apelido", "estudantes.nome", "estudantes.apelido"})
    void knowsWhatIsRenamedByItsOldNameToo(String name) {
        Evolution project = upgraded("String nome;");
        project.model(
                ALUNO.formatted("@Column(nullable = false) String apelido;").replace("alunos", "estudantes"));
        Policy policy = fill(name + "='x'").withRenames(List.of("alunos:estudantes", "alunos.nome:apelido"));

        assertThat(project.check(policy).up()).contains("SET apelido = 'x'");
    }

    @Test
    void takesAnOldNameForWhatHasItNow() {
        Evolution project = upgraded("String nome; String apelido;");
        project.model(ALUNO.formatted("@Column(nullable = false) String nome; String apelido;"));
        List<String> swap = List.of("alunos.nome:apelido", "alunos.apelido:nome");

        assertThat(project.check(fill("alunos.nome='x'").withRenames(swap)).up())
                .contains("SET nome = 'x'");
        assertThatThrownBy(() -> project.check(fill("alunos.apelido='x'").withRenames(swap)))
                .isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 -- hm",
                "1 /* hm */",
                "1--1",
                "1; DROP TABLE alunos",
                "'x",
                "E'x\\'",
                "\"x",
                "$a$ x",
                "(1",
                "1)",
                "(1]",
                "1, nome = 2"
            })
    void refusesWhatIsNotOneExpression(String expression) {
        assertThatThrownBy(() -> ColumnWish.parse("alunos.nome=" + expression))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not one expression: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'-- ; ( '",
                "'it''s'",
                "E'\\'--'",
                "$$ -- ' $$",
                "$a$ ; $$ ( $a$",
                "\"a--(\"",
                "a$b$c",
                "ARRAY[1, 2]",
                "coalesce(a, (b))",
                "a - -1",
                "a / b * 2"
            })
    void takesWhatOnlyLooksOtherwise(String expression) {
        assertThat(ColumnWish.parse("alunos.nome=" + expression).expression()).isEqualTo(expression);
    }

    @Test
    void refusesTwoExpressionsForOneColumn() {
        Evolution project = upgraded("String nome;");
        project.model(ALUNO.formatted("@Column(nullable = false) String nome;"));
        List<ColumnWish> both =
                List.of(ColumnWish.parse("alunos.nome='x'"), ColumnWish.parse("public.alunos.nome='y'"));

        assertThatThrownBy(() -> project.revise(Policy.careful().withFill(both)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--fill is given twice for alunos.nome.")
                .hasMessageContaining("'y'");
    }

    @Test
    void castsAsTheUserSays() {
        Evolution project = upgraded("String nota;", "INSERT INTO alunos VALUES (1, '7,5'), (2, '10')");
        List<String> before = project.fingerprint();

        project.model(ALUNO.formatted("Integer nota;"))
                .revise(Policy.careful()
                        .withUsing(List.of(ColumnWish.parse("alunos.nota=split_part(nota, ',', 1)::integer"))));
        project.upgrade();

        assertThat(project.query("SELECT nota FROM alunos ORDER BY id")).containsExactly("7", "10");
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void refusesAChangeWithoutACastAndNamesTheWay() {
        Evolution project = upgraded("Integer criado;");
        project.model(ALUNO.formatted("LocalDate criado;"));
        List<ColumnWish> using = List.of(ColumnWish.parse("alunos.criado=date '2000-01-01' + criado"));
        List<ColumnWish> back = List.of(ColumnWish.parse("alunos.criado=criado - date '2000-01-01'"));

        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining(
                        "Column public.alunos.criado cannot become date: PostgreSQL has no cast from integer to date.")
                .hasMessageContaining("--using 'alunos.criado=EXPRESSION'");
        assertThatThrownBy(() -> project.revise(Policy.careful().withUsing(using)))
                .hasMessageContaining("cannot become integer again, on the way back")
                .hasMessageContaining("--using-back 'alunos.criado=EXPRESSION'");
        assertThat(project.revise(Policy.careful().withUsing(using).withUsingBack(back)))
                .containsExactly("alter column public.alunos.criado (integer becomes date)");
    }

    @Test
    void saysWhatBecomesOfTheConstantsThatAnEnumLoses() {
        String turno = "@Enumerated(EnumType.STRING) Turno turno; enum Turno { MANHA, TARDE%s }";
        Evolution project =
                upgraded(turno.formatted(", NOITE"), "INSERT INTO alunos VALUES (1, 'MANHA'), (2, 'NOITE'), (3, NULL)");
        project.model(ALUNO.formatted(turno.formatted("")));
        Policy policy = Policy.careful()
                .withUsing(List.of(ColumnWish.parse("alunos.turno=replace(turno, 'NOITE', 'TARDE')")))
                .withUsingBack(List.of(ColumnWish.parse("alunos.turno=replace(turno, 'TARDE', 'NOITE')")));

        assertThat(project.check(policy).up()).isEqualTo("""
                ALTER TABLE alunos DROP CONSTRAINT alunos_turno_check;

                UPDATE alunos SET turno = replace(turno, 'NOITE', 'TARDE');

                ALTER TABLE alunos ADD CONSTRAINT alunos_turno_check CHECK (turno IN ('MANHA', 'TARDE'));
                """);
        assertThat(project.revise(policy)).contains("alter column public.alunos.turno (other values)");
        project.upgrade();
        assertThat(project.query("SELECT turno FROM alunos ORDER BY id")).containsExactly("MANHA", "TARDE", "null");
        project.downgrade();
        assertThat(project.query("SELECT turno FROM alunos ORDER BY id")).containsExactly("MANHA", "NOITE", "null");
    }

    @Test
    void saysWhatBecomesOfRowsWhenACheckComesBack() {
        Evolution project = upgraded("@Enumerated(EnumType.STRING) Turno turno; enum Turno { MANHA }");
        project.model(ALUNO.formatted("String turno;"));

        project.revise(Policy.careful().withUsingBack(List.of(ColumnWish.parse("alunos.turno='MANHA'"))));
        project.upgrade();
        project.execute("INSERT INTO alunos VALUES (1, 'NOITE')");
        project.downgrade();

        assertThat(project.query("SELECT turno FROM alunos")).containsExactly("MANHA");
    }

    @Test
    void refusesACastForAColumnThatKeepsItsType() {
        Evolution project = upgraded("String nome;");

        assertThatThrownBy(() -> project.revise(Policy.careful().withUsing(List.of(ColumnWish.parse("alunos.nome=1")))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--using alunos.nome names no column that it could be for.")
                .hasMessageContaining("no type changes");
    }

    @Test
    void draftsNothingWithAHazardThatIsRefused() throws Exception {
        Evolution project = upgraded("String nome;");
        project.model(ALUNO.formatted(""));

        assertThatThrownBy(() -> project.revise(Policy.careful().withRefuse(List.of(Hazard.Kind.LOSES_DATA))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("loses data: column public.alunos.nome (the column is dropped)");
        try (var files = Files.list(folder.resolve("db/migration"))) {
            assertThat(files).hasSize(1);
        }
        assertThat(project.revise(Policy.careful().withRefuse(List.of(Hazard.Kind.MAY_FAIL))))
                .hasSize(1);
    }

    @Test
    void fillsRowsOfATableWithDeferredKeys() {
        Evolution project = upgraded("Long par;", "INSERT INTO alunos VALUES (1, 1), (2, NULL)");
        project.execute("ALTER TABLE alunos ADD CONSTRAINT par FOREIGN KEY (par) REFERENCES alunos"
                + " DEFERRABLE INITIALLY DEFERRED");

        project.model(ALUNO.formatted("@Column(nullable = false) Long par;")).revise(fill("alunos.par=1"));
        project.upgrade();

        assertThat(project.query("SELECT par FROM alunos ORDER BY id")).containsExactly("1", "1");
    }
}
