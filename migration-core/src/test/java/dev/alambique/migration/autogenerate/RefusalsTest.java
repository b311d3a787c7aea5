package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.Start;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When no revision is written: the message says why, and the folder stays as it was. */
class RefusalsTest {
    private static final String NOTA = "@Entity class Nota { @Id long id; }";

    @TempDir
    Path folder;

    @Test
    void refusesADatabaseThatIsNotAtHead() {
        Evolution project = new Evolution(folder).model(NOTA);
        project.revise();

        assertThatThrownBy(project::revise)
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("The database is at base, head is 2")
                .hasMessageContaining("upgrade first")
                .hasMessageContaining("--from migrations");
        assertThat(project.migrations().revisions().all()).hasSize(1);
    }

    @Test
    void refusesADatabaseThatIsAtNoneOfTwoHeads() throws IOException {
        Evolution project = new Evolution(folder).model(NOTA);
        project.revise();
        String other = "-- revision: 3\n-- parent: none\n-- message: Other\n-- created: 2026-11-29T12:00:00Z\n"
                + "-- operations: none\n-- hazards: none\n-- proven: no\n";
        Files.writeString(folder.resolve("db/migration/V3__other.sql"), other);

        assertThatThrownBy(project::check)
                .hasMessageStartingWith("The database is at base, heads are 3 and 2")
                .hasMessageContaining("instead   upgrade heads;");
    }

    @Test
    void namesTheStatementThatPostgresqlRefuses() {
        Evolution project =
                new Evolution(folder).model("@Entity class Nota { @Id long id; @Column(name = \"order\") int ordem; }");

        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("PostgreSQL refuses a statement of the model's CREATE script")
                .hasMessageContaining("order");
    }

    @Test
    void saysThatRowsOfTheModelsScriptAreNotInTheRevision() {
        Evolution project = new Evolution(folder)
                .model("@Entity class Nota { @Id @GeneratedValue(strategy = GenerationType.TABLE) long id; }");

        assertThat(project.check().notes())
                .singleElement()
                .asString()
                .contains("also writes rows")
                .contains("insert into");
    }

    @Test
    void comparesWithTheFilesAloneWithoutTheDatabase() {
        Evolution project = new Evolution(folder).model(NOTA);
        project.revise();

        assertThat(project.migrations()
                        .check(Start.MIGRATIONS, Policy.careful())
                        .differences())
                .isEmpty();
        assertThat(project.migrations().upgrade(Target.HEAD).steps()).hasSize(1);
    }

    @Test
    void namesTheViewThatIsInTheWay() {
        Evolution project = new Evolution(folder).model("@Entity class Nota { @Id long id; String texto; }");
        project.revise();
        project.upgrade();
        project.execute("CREATE VIEW textos AS SELECT texto FROM nota");

        assertThatThrownBy(() -> project.model("@Entity class Nota { @Id long id; int texto; }")
                        .revise())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("View public.textos is in the way")
                .hasMessageContaining("alter column public.nota.texto");
        assertThat(project.model("@Entity class Nota { @Id long id; String texto; String mais; }")
                        .revise())
                .containsExactly("add column public.nota.mais character varying(255)");
    }

    @Test
    void namesAllThatIsInTheWayAtOnce() {
        Evolution project = new Evolution(folder)
                .model("@Entity class Nota { @Id long id; String texto; String mais; int numero; }");
        project.revise();
        project.upgrade();
        project.execute(
                "CREATE VIEW textos AS SELECT texto, mais FROM nota",
                "CREATE RULE copia AS ON UPDATE TO nota WHERE new.texto = '' DO NOTHING");
        project.model("@Entity class Nota { @Id long id; int texto; int mais; LocalDate numero; }");

        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessage("""
                        4 things are in the way of the change.
                          1         Rule copia on public.nota is in the way of a change.
                                      change    alter column public.nota.texto (character varying(255) becomes integer, not null)
                                      reason    PostgreSQL lets nothing be dropped or change its type that a rule reads
                                      instead   drop the rule in a revision before this one, and create it again in one after it
                          2         View public.textos is in the way of 2 changes.
                                      change    alter column public.nota.mais (character varying(255) becomes integer, not null)
                                                alter column public.nota.texto (character varying(255) becomes integer, not null)
                                      reason    PostgreSQL lets nothing be dropped or change its type that a view reads
                                      instead   drop the view in a revision before this one, and create it again in one after it
                          3         Column public.nota.numero cannot become date: PostgreSQL has no cast from integer to date.
                                      instead   say how a value follows, by an expression over the old row: --using 'nota.numero=EXPRESSION';
                                                or write this change by hand, with revision -m and without --autogenerate
                          4         Column public.nota.numero cannot become integer again, on the way back: PostgreSQL has no cast from date to integer.
                                      instead   say how a value follows, by an expression over the old row: --using-back 'nota.numero=EXPRESSION';
                                                or write this change by hand, with revision -m and without --autogenerate""");
    }

    @Test
    void leavesAViewThatAnEntityIsMappedToAlone() {
        Evolution project = Evolution.upgraded(folder, NOTA);
        project.execute("CREATE VIEW resumo AS SELECT id FROM nota");

        assertThat(project.model(NOTA + "@Entity class Resumo { @Id long id; }").revise())
                .isEmpty();
    }

    @Test
    void namesTheForeignKeyThatStandsOnAKeyWhichGoes() {
        Evolution project =
                new Evolution(folder).model("@Entity class Nota { @Id long id; @Column(unique = true) int numero; }");
        project.revise();
        project.upgrade();
        project.execute("CREATE TABLE da_mao (n int CONSTRAINT da_mao_n REFERENCES nota (numero))");

        assertThatThrownBy(() -> project.model("@Entity class Nota { @Id long id; int numero; }")
                        .revise())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Foreign key public.da_mao.da_mao_n is in the way")
                .hasMessageContaining("the unique key public.nota (numero)");
    }

    @Test
    void refusesToChangeAKeyOfAPartitionedTable() {
        Evolution project = new Evolution(folder).model(NOTA);
        project.execute("CREATE TABLE nota (id bigint, dia date, PRIMARY KEY (id, dia)) PARTITION BY RANGE (dia)");
        project.model("@Entity class Nota { @Id long id; LocalDate dia; }");

        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Table public.nota is partitioned")
                .hasMessageContaining("nota_pkey");
    }

    @Test
    void refusesToChangeAColumnThatComesFromAParentInTheDatabase() {
        String both = "@Entity class Pessoa { @Id Long id; %s } @Entity class Aluno { @Id Long id; String ra; %s }";
        Evolution project = new Evolution(folder).model(both.formatted("", ""));
        project.execute(
                "CREATE TABLE pessoa (id bigint PRIMARY KEY)",
                "CREATE TABLE aluno (ra varchar(255), PRIMARY KEY (id)) INHERITS (pessoa)");
        assertThat(project.revise()).isEmpty();

        project.model(both.formatted("String nome;", "String nome;"));

        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Column public.aluno.nome is to change, and its table inherits.")
                .hasMessageContaining("in the database it comes from public.pessoa");
        project.model(both.formatted("String nome;", ""));
        assertThat(project.revise()).containsExactly("add column public.pessoa.nome character varying(255)");
        project.upgrade();
    }

    @Test
    void leavesThePartitionsOfAMappedTableAlone() {
        Evolution project = new Evolution(folder).model("@Entity class Medida { @Id Long id; String v; }");
        project.execute(
                "CREATE TABLE medida (id bigint PRIMARY KEY, v varchar(255)) PARTITION BY RANGE (id)",
                "CREATE TABLE medida_1 PARTITION OF medida (v DEFAULT 'x') FOR VALUES FROM (1) TO (9)");
        assertThat(project.revise()).isEmpty();
        assertThat(project.check().kept()).isEmpty();

        project.model("@Entity class Medida { @Id Long id; @Column(length = 300) String v; int n; }");

        project.execute("INSERT INTO medida VALUES (1, 'a')");
        project.revise(Policy.careful().withFill(List.of(ColumnWish.parse("medida.n=7"))));
        project.upgrade();
        assertThat(project.query("SELECT id || v || n FROM medida_1")).containsExactly("1a7");
        assertThat(project.check().isEmpty()).isTrue();
        project.downgrade();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Trigger carimbo on public.pessoas    | CREATE TRIGGER carimbo BEFORE UPDATE OF apelido ON pessoas EXECUTE FUNCTION suppress_redundant_updates_trigger()
            Trigger quando on public.pessoas     | CREATE TRIGGER quando BEFORE UPDATE ON pessoas FOR EACH ROW WHEN (new.apelido <> '') EXECUTE FUNCTION suppress_redundant_updates_trigger()
            Policy propria on public.pessoas     | CREATE POLICY propria ON pessoas USING (apelido = current_user)
            Rule copia on public.pessoas         | CREATE RULE copia AS ON UPDATE TO pessoas WHERE new.apelido = '' DO NOTHING
            Statistics pares on public.pessoas   | CREATE STATISTICS pares ON apelido, nome FROM pessoas
            Function public.apelidos             | CREATE FUNCTION apelidos() RETURNS bigint RETURN (SELECT count(apelido) FROM pessoas)
            Publication noticias on public.pessoas | CREATE PUBLICATION noticias FOR TABLE pessoas (id, apelido)
            """)
    void namesWhatReadsAColumnThatGoes(String reader, String sql) {
        Evolution project = new Evolution(folder)
                .model("@Entity @Table(name = \"pessoas\") class Pessoa { @Id Long id; String nome; String apelido; }");
        project.revise();
        project.upgrade();
        project.execute(sql);
        project.model("@Entity @Table(name = \"pessoas\") class Pessoa { @Id Long id; String nome; }");
        assertThatThrownBy(project::revise).hasMessageContaining(reader + " is in the way");
    }
}
