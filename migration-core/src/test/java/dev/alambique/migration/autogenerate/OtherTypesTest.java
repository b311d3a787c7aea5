package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Domains, composite and range types: they are not compared, and what is of them is, all the same. */
class OtherTypesTest {
    private static final String NOTA = "@Entity class Nota { @Id long id; FIELDS }";

    @TempDir
    Path folder;

    private Evolution project(String fields) {
        Evolution project = new Evolution(folder).model(NOTA.replace("FIELDS", fields));
        project.execute(
                "CREATE SCHEMA tipos",
                "CREATE DOMAIN tipos.positivo AS integer CHECK (VALUE > 0)",
                "CREATE DOMAIN email AS varchar(50) COLLATE \"C\" DEFAULT 'a@b' NOT NULL"
                        + " CONSTRAINT com_arroba CHECK (VALUE LIKE '%@%')",
                "CREATE TYPE par AS (a integer, b email)",
                "CREATE TYPE faixa AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi)",
                "CREATE TABLE nota (id bigint PRIMARY KEY, endereco email, n tipos.positivo, p par, f faixa)",
                "INSERT INTO nota VALUES (1, 'x@y', 7, (1, 'c@d'), '[1,2)')");
        return project;
    }

    /** Up, down and up again. */
    private static List<String> evolve(Evolution project) {
        List<String> before = project.fingerprint();
        List<String> operations = project.revise();
        project.upgrade();
        assertThat(project.check().differences()).isEmpty();
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
        project.upgrade();
        return operations;
    }

    @Test
    void changesAndDropsColumnsOfThem() {
        Evolution project = project("@Column(length = 60) String endereco; Integer n;");

        assertThat(evolve(project))
                .containsExactlyInAnyOrder(
                        "alter column public.nota.endereco (email becomes character varying(60))",
                        "alter column public.nota.n (tipos.positivo becomes integer)",
                        "drop column public.nota.f",
                        "drop column public.nota.p");
        assertThat(project.query("SELECT endereco, n FROM nota")).containsExactly("x@y|7");
    }

    @Test
    void knowsACollationOfOnesOwn() {
        Evolution project = new Evolution(folder)
                .model(NOTA.replace("FIELDS", "@Column(columnDefinition = \"text collate german\") String texto;"));
        project.execute("CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de', DETERMINISTIC = false)");

        evolve(project);

        assertThat(project.query("SELECT attcollation::regcollation FROM pg_attribute"
                        + " WHERE attrelid = 'nota'::regclass AND attname = 'texto'"))
                .containsExactly("german");
    }

    @Test
    void takesTheCastFromARangeToItsMultirange() {
        Evolution project = project("@Column(columnDefinition = \"faixa_multirange\") String f;");
        ColumnWish back = new ColumnWish("nota.f", "range_merge(f)");

        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Column public.nota.f cannot become faixa again, on the way back:"
                        + " PostgreSQL has no cast from faixa_multirange to faixa.");
        project.revise(Policy.careful().withUsingBack(List.of(back)));
        project.upgrade();
        assertThat(project.query("SELECT f FROM nota")).containsExactly("{[1,2)}");
        project.downgrade();
        assertThat(project.query("SELECT f FROM nota")).containsExactly("[1,2)");
    }

    @Test
    void goesByTheTextBetweenTwoRangesThatHaveNoCast() {
        Evolution project = project("@Column(columnDefinition = \"outra\") String f;");
        project.execute("CREATE TYPE outra AS RANGE (SUBTYPE = numeric)");

        assertThat(evolve(project)).contains("alter column public.nota.f (faixa becomes outra)");
        assertThat(project.query("SELECT f FROM nota")).containsExactly("[1,2)");
    }

    @Test
    void letsTheModelAskForADomainThatIsThere() {
        Evolution project = project("@Column(columnDefinition = \"email\") String endereco;"
                + " @Column(columnDefinition = \"tipos.positivo\") Integer n;"
                + " @Column(columnDefinition = \"email\") String outro;");

        assertThat(evolve(project))
                .containsExactlyInAnyOrder(
                        "add column public.nota.outro email", "drop column public.nota.f", "drop column public.nota.p");
    }

    @Test
    void namesTheTypeThatIsNotThere() {
        Evolution project = new Evolution(folder)
                .model(NOTA.replace("FIELDS", "@Column(columnDefinition = \"email\") String endereco;"));

        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("type \"email\" does not exist");
    }
}
