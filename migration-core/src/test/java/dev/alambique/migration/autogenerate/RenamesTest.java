package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.Start;
import dev.alambique.migration.operation.Hazard;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.rename.RenameCandidate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A field or an entity's table gets another name: the rows stay, and what was generated follows. */
@Order(5)
class RenamesTest {
    private static final String ALUNO = """
            @Entity @Table(name = "alunos", indexes = @Index(columnList = "nome")) class Aluno {
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                String nome;
                @Column(unique = true) String email;
                @Column(length = 30) String telefone;
                @Enumerated(EnumType.STRING) Turno turno;
                @ManyToOne Aluno tutor;
            }
            enum Turno { MANHA, NOITE }
            """;
    private static final String MATRICULA = """
            @Entity @Table(name = "matriculas") class Matricula {
                @Id @GeneratedValue Long id;
                @ManyToOne Aluno aluno;
            }
            """;
    private static final String RENAMED = ALUNO.replace("\"alunos\"", "\"estudantes\"");

    @TempDir
    Path folder;

    private Evolution upgraded() {
        Evolution project = Evolution.upgraded(folder, ALUNO + MATRICULA);
        project.execute(
                "INSERT INTO alunos (nome, email, telefone, turno) VALUES ('Ana', 'a@b', '11 2222', 'NOITE')",
                "INSERT INTO matriculas VALUES (1, 1)");
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
    void aFieldKeepsItsRows() {
        Evolution project = upgraded();
        List<String> before = project.fingerprint();

        assertThat(project.model((ALUNO + MATRICULA).replace("String telefone", "String celular"))
                        .revise(told("alunos.telefone:celular")))
                .containsExactly("rename column public.alunos.telefone to celular");
        holdsBothWays(project, before);
        assertThat(project.query("SELECT celular FROM alunos")).containsExactly("11 2222");
    }

    @Test
    void aFieldTakesItsGeneratedNamesAlong() {
        Evolution project = upgraded();
        List<String> before = project.fingerprint();

        String model = (ALUNO + MATRICULA)
                .replace("Turno turno", "Turno periodo")
                .replace("String email", "String correio")
                .replace("Aluno aluno;", "Aluno estudante;");
        assertThat(project.model(model)
                        .revise(told(
                                "alunos.turno:periodo", "alunos.email:correio", "matriculas.aluno_id:estudante_id")))
                .contains(
                        "rename constraint public.alunos.alunos_turno_check to alunos_periodo_check",
                        "rename constraint public.alunos.alunos_email_key to alunos_correio_key")
                .anyMatch(line -> line.startsWith("rename constraint public.matriculas.fk"))
                .allMatch(line -> line.startsWith("rename "))
                .hasSize(6);
        holdsBothWays(project, before);
    }

    @Test
    void aTableKeepsItsRowsAndItsHashedNamesFollow() {
        Evolution project = upgraded();
        List<String> before = project.fingerprint();

        List<String> operations = project.model(RENAMED + MATRICULA).revise(told("alunos:estudantes"));
        assertThat(operations)
                .contains(
                        "rename table public.alunos to public.estudantes",
                        "rename constraint public.estudantes.alunos_pkey to estudantes_pkey",
                        "rename constraint public.estudantes.alunos_email_key to estudantes_email_key",
                        "rename constraint public.estudantes.alunos_turno_check to estudantes_turno_check",
                        "rename sequence public.alunos_id_seq to estudantes_id_seq")
                .anyMatch(line -> line.startsWith("rename constraint public.estudantes.fk"))
                .anyMatch(line -> line.startsWith("rename constraint public.matriculas.fk"))
                .anyMatch(line -> line.startsWith("rename index public.idx"))
                .allMatch(line -> line.startsWith("rename "))
                .hasSize(8);
        holdsBothWays(project, before);
        assertThat(project.query("SELECT nome FROM estudantes")).containsExactly("Ana");
        project.execute("INSERT INTO estudantes (nome) VALUES ('Rui')");
        assertThat(project.query("SELECT max(id) FROM estudantes")).containsExactly("2");
    }

    @Test
    void whatBelongsToARenamedTableIsStillOwned() {
        Evolution project = upgraded();
        project.model(RENAMED + MATRICULA).revise(told("alunos:estudantes"));
        project.upgrade();

        String less =
                RENAMED.replace(", indexes = @Index(columnList = \"nome\")", "").replace("@Column(unique = true) ", "");
        assertThat(project.model(less + MATRICULA).revise())
                .hasSize(2)
                .contains("drop constraint public.estudantes.estudantes_email_key")
                .anyMatch(line -> line.startsWith("drop index public.idx"));
    }

    @Test
    void whatWasMadeByHandStaysOnARenamedTable() {
        Evolution project = upgraded();
        project.execute(
                "CREATE INDEX ix_mao ON alunos (lower(telefone))",
                "ALTER TABLE alunos ADD CONSTRAINT telefone_cheio CHECK (telefone <> '')",
                "CREATE FUNCTION f(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT $1'",
                "CREATE INDEX ix_funcao ON alunos (f(telefone))",
                "CREATE VIEW telefones AS SELECT telefone FROM alunos",
                "CREATE TABLE notas (id int, aluno_id bigint REFERENCES alunos)");
        List<String> before = project.fingerprint();

        project.model(RENAMED.replace("String telefone", "String celular") + MATRICULA)
                .revise(told("alunos.telefone:celular", "alunos:estudantes"));
        holdsBothWays(project, before);
        assertThat(project.kept())
                .containsExactlyInAnyOrder(
                        "estudantes.ix_mao", "estudantes.telefone_cheio", "estudantes.ix_funcao", "notas");
    }

    @Test
    void aTableMovesToASchemaWithAnotherChange() {
        Evolution project = upgraded();
        List<String> before = project.fingerprint();

        String moved = ALUNO.replace("name = \"alunos\"", "name = \"alunos\", schema = \"escola\"")
                .replace("length = 30", "length = 60");
        assertThat(project.model(moved + MATRICULA).revise(told("alunos:escola.alunos")))
                .containsExactly(
                        "create schema escola",
                        "rename table public.alunos to escola.alunos",
                        "alter column escola.alunos.telefone (character varying(30) becomes character varying(60))");
        holdsBothWays(project, before);
        assertThat(project.query("SELECT nome FROM escola.alunos")).containsExactly("Ana");
    }

    @Test
    void whatIsKeptAndWouldLoseItsNameIsToldWithWhatHasIt() {
        Evolution project = upgraded();
        project.execute(
                "CREATE INDEX ix_mao ON alunos (lower(telefone))",
                "CREATE SCHEMA escola",
                "CREATE TABLE escola.cursos (nome text)",
                "CREATE INDEX ix_mao ON escola.cursos (nome)");
        project.model(ALUNO.replace("name = \"alunos\"", "name = \"alunos\", schema = \"escola\"") + MATRICULA);

        assertThatThrownBy(() -> project.revise(told("alunos:escola.alunos")))
                .hasMessageContaining("index public.ix_mao cannot go along with its table: escola.ix_mao is there");
    }

    @Test
    void whatWasMadeByHandGoesAlongByWayOfANameInBetween() {
        Evolution project = upgraded();
        project.execute(
                "CREATE INDEX ix_mao ON alunos (lower(telefone))",
                "CREATE SCHEMA escola",
                "CREATE TABLE escola.alunos (nome text)",
                "CREATE INDEX ix_mao ON escola.alunos (nome)");
        project.model(ALUNO.replace("name = \"alunos\"", "name = \"alunos\", schema = \"escola\"")
                + MATRICULA
                + "@Entity @Table(name = \"alunos\") class Antigo { @Id String nome; }");
        List<String> before = project.fingerprint();

        project.revise(told("alunos:escola.alunos", "escola.alunos:public.alunos"));
        project.upgrade();
        assertThat(project.kept()).contains("escola.alunos.ix_mao", "alunos.ix_mao");
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void fieldsThatChangePlacesAreTold() {
        Evolution project = upgraded();
        List<String> before = project.fingerprint();

        String swapped = ALUNO.replace("String nome", "String x")
                .replace("String email", "String nome")
                .replace("String x", "String email")
                .replace("columnList = \"nome\"", "columnList = \"email\"");
        project.model(swapped + MATRICULA).revise(told("alunos.nome:email", "alunos.email:nome"));
        holdsBothWays(project, before);
        assertThat(project.query("SELECT email || ' ' || nome FROM alunos")).containsExactly("Ana a@b");
    }

    @Test
    void rowsAreCountedUnderTheNamesThatTheDatabaseHas() {
        Evolution project = upgraded();
        project.execute("INSERT INTO alunos (nome, telefone) VALUES ('Rui', NULL), ('Eva', NULL)");
        project.model(RENAMED.replace(
                        "@Column(length = 30) String telefone", "@Column(length = 30, nullable = false) String celular")
                + MATRICULA);

        assertThat(project.migrations()
                        .check(Start.DATABASE, told("alunos.telefone:celular", "alunos:estudantes"))
                        .hazards())
                .extracting(Hazard::toString)
                .contains(
                        "may fail on existing rows: column public.estudantes.celular"
                                + " (becomes NOT NULL: 2 rows hold NULL)",
                        "breaks running code: column public.estudantes.telefone (code that uses the old name fails)",
                        "breaks running code: table public.alunos (code that uses the old name fails)");
    }

    @ParameterizedTest
    @CsvSource({"alunos.nascimento", "alunos.telefone", "public.alunos.nascimento"})
    void aFieldGetsAnotherTypeByTheWayAsTold(String column) {
        Evolution project = upgraded();
        List<String> before = project.fingerprint();
        Policy told = told("alunos.telefone:nascimento");

        project.model((ALUNO + MATRICULA).replace("@Column(length = 30) String telefone", "LocalDate nascimento"));
        assertThatThrownBy(() -> project.revise(told))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("it is character varying(30), the model asks for date")
                .hasMessageContaining("--using 'public.alunos.nascimento=EXPRESSION'");
        ColumnWish using = new ColumnWish(column, "date '2000-01-01' + left(nascimento, 2)::integer");
        ColumnWish back = new ColumnWish(column, "nascimento - date '2000-01-01' || ' 2222'");
        assertThat(project.revise(told.withUsing(List.of(using)).withUsingBack(List.of(back))))
                .containsExactly(
                        "rename column public.alunos.telefone to nascimento",
                        "alter column public.alunos.nascimento (character varying(30) becomes date)");
        holdsBothWays(project, before);
        assertThat(project.query("SELECT nascimento FROM alunos")).containsExactly("2000-01-12");
    }

    @Test
    void aViewLetsANameChange() {
        Evolution project = upgraded();
        project.execute("CREATE VIEW telefones AS SELECT telefone FROM alunos");
        project.model((ALUNO + MATRICULA).replace("String telefone", "String celular"));

        assertThatThrownBy(project::revise)
                .hasMessageContaining("View public.telefones is in the way")
                .hasMessageContaining("if it was renamed: --rename alunos.telefone:celular");
        assertThat(project.revise(told("alunos.telefone:celular"))).hasSize(1);
        project.upgrade();
        assertThat(project.query("SELECT telefone FROM telefones")).containsExactly("11 2222");
    }

    @Test
    void aTableThatNobodyOwnsIsSuggestedToo() {
        Evolution project = new Evolution(folder);
        project.execute("CREATE TABLE pupilos (id bigint PRIMARY KEY, nome varchar(255))");
        project.model("@Entity @Table(name = \"alunos\") class Aluno { @Id Long id; String nome; }");

        assertThat(project.check().suggestions())
                .extracting(RenameCandidate::rename)
                .containsExactly("pupilos:alunos");
        assertThat(project.revise(told("pupilos:alunos")))
                .containsExactly(
                        "rename table public.pupilos to public.alunos",
                        "rename constraint public.alunos.pupilos_pkey to alunos_pkey");
    }

    @Test
    void theSequenceOfAnEntityFollowsItsTable() {
        String entity = "@Entity class Aluno { @Id @GeneratedValue Long id; @Column(unique = true) String email; }";
        Evolution project = Evolution.upgraded(folder, entity);
        List<String> before = project.fingerprint();

        assertThat(project.model(entity.replace("class Aluno", "class Estudante"))
                        .revise(told("aluno:estudante")))
                .contains("rename sequence public.aluno_seq to estudante_seq")
                .allMatch(line -> line.startsWith("rename "));
        holdsBothWays(project, before);
    }

    @Test
    void whatMayBeARenameIsSuggestedAndStillLosesDataUntilItIsTold() {
        Evolution project = upgraded();

        Comparison column = project.model((ALUNO + MATRICULA).replace("String telefone", "String celular"))
                .check();
        assertThat(column.suggestions())
                .extracting(RenameCandidate::option)
                .containsExactly("--rename alunos.telefone:celular");
        assertThat(column.hazards()).anyMatch(hazard -> hazard.toString().startsWith("loses data: column"));

        Comparison table = project.model(RENAMED + MATRICULA).check();
        assertThat(table.suggestions()).extracting(RenameCandidate::rename).containsExactly("alunos:estudantes");

        Comparison other = project.model((ALUNO + MATRICULA).replace("String telefone", "Integer celular"))
                .check();
        assertThat(other.suggestions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alunos.fone:celular          | names nothing that is there      | telefone
            pupilos:estudantes           | names nothing that is there      | alunos
            alunos.telefone:fax          | does not ask for                 | celular
            alunos.telefone:nome         | is there already                 | change places
            alunos.email:celular         | still asks for                   | old name
            alunos.tutor_id:celular      | it is bigint                     | varying
            alunos.telefone              | is not understood                | alunos.telefone:celular
            alunos.telefone:outra.coluna | would move a column              | telefone:new_name
            """)
    void whatDoesNotFitIsExplained(String flag, String summary, String help) {
        Evolution project = upgraded();
        String model = (ALUNO + MATRICULA).replace("String telefone", "String celular");

        assertThatThrownBy(() -> project.model(model).revise(told(flag)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(summary)
                .hasMessageContaining(help);
    }
}
