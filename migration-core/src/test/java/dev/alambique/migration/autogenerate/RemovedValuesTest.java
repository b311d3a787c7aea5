package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.operation.Hazard;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A constant leaves a Java enum that is an enum type in the database: what becomes of the rows that hold it. */
class RemovedValuesTest {
    private static final String NOTA =
            "@Entity class Nota { @Id long id; @JdbcTypeCode(SqlTypes.NAMED_ENUM) Cor cor; } enum Cor { %s }";

    @TempDir
    Path folder;

    private Evolution project(String before, String after, String... rows) {
        Evolution project = Evolution.upgraded(folder, NOTA.formatted(before));
        project.execute(rows);
        return project.model(NOTA.formatted(after));
    }

    private static Policy using(String... wishes) {
        return Policy.careful()
                .withUsing(Stream.of(wishes).map(ColumnWish::parse).toList());
    }

    private static Policy usingBack(Policy policy, String... wishes) {
        return policy.withUsingBack(Stream.of(wishes).map(ColumnWish::parse).toList());
    }

    private static List<String> mayFail(List<Hazard> hazards) {
        return hazards.stream()
                .map(Object::toString)
                .filter(text -> text.startsWith("may fail"))
                .toList();
    }

    @Test
    void theRowsThatHoldThemAreCountedInArraysToo() {
        Evolution project = project(
                "AZUL, ROXO, VERDE",
                "AZUL",
                "INSERT INTO nota VALUES (1, 'ROXO'), (2, 'VERDE'), (3, 'AZUL'), (4, NULL)",
                "CREATE TABLE da_mao (id int, cores cor[], outra cor)",
                "INSERT INTO da_mao VALUES (1, '{AZUL,ROXO}', 'AZUL'), (2, '{AZUL}', NULL)");

        assertThat(mayFail(project.check().hazards()))
                .containsExactly(
                        "may fail on existing rows: column public.da_mao.cores (1 row holds a removed value"
                                + " (\"ROXO\", \"VERDE\"): fails, unless --using says what becomes of them)",
                        "may fail on existing rows: column public.da_mao.outra"
                                + " (no row holds a removed value (\"ROXO\", \"VERDE\"))",
                        "may fail on existing rows: column public.nota.cor (2 rows hold a removed value"
                                + " (\"ROXO\", \"VERDE\"): fails, unless --using says what becomes of them)");
    }

    @Test
    void theyAreCountedUnderTheNamesThatTheDatabaseHas() {
        Evolution project = project("AZUL, ROXO, VERDE", "AZUL", "INSERT INTO nota VALUES (1, 'ROXO'), (2, 'AZUL')");
        project.model(NOTA.formatted("ANIL, VERDE").replace("Cor", "Tom").replace(" cor;", " tom;"));

        assertThat(mayFail(
                        project.check(Policy.careful().withRenames(List.of("cor:tom", "nota.cor:tom", "cor.AZUL:ANIL")))
                                .hazards()))
                .containsExactly("may fail on existing rows: column public.nota.tom (1 row holds the removed value"
                        + " \"ROXO\": fails, unless --using says what becomes of them)");
    }

    @Test
    void anExpressionSaysWhatBecomesOfThem() {
        Evolution project = project(
                "AZUL, ROXO, VERDE",
                "AZUL, LILAS",
                "INSERT INTO nota VALUES (1, 'ROXO'), (2, 'VERDE'), (3, 'AZUL'), (4, NULL)",
                "CREATE TABLE da_mao (id int, cores cor[] DEFAULT '{AZUL}')",
                "INSERT INTO da_mao VALUES (1, '{AZUL,ROXO}')");
        List<String> before = project.fingerprint();
        Policy policy = using(
                "nota.cor=CASE cor::text WHEN 'ROXO' THEN 'LILAS'::cor WHEN 'VERDE' THEN 'AZUL' ELSE cor::text::cor END",
                "da_mao.cores=array_replace(cores, 'ROXO', 'AZUL')");

        project.revise(usingBack(policy, "nota.cor=CASE cor WHEN 'LILAS' THEN 'ROXO' ELSE cor::text END"));
        project.upgrade();
        assertThat(project.check().differences()).isEmpty();
        assertThat(project.query("SELECT coalesce(cor::text, '-') FROM nota ORDER BY id"))
                .containsExactly("LILAS", "AZUL", "AZUL", "-");
        assertThat(project.query("SELECT cores FROM da_mao")).containsExactly("{AZUL,AZUL}");
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
        assertThat(project.query("SELECT coalesce(cor::text, '-') FROM nota ORDER BY id"))
                .containsExactly("ROXO", "AZUL", "AZUL", "-");
    }

    @Test
    void anExpressionIsForTheDirectionThatLosesAValue() {
        Evolution project = project("AZUL", "AZUL, ROXO");

        assertThatThrownBy(() -> project.revise(using("nota.cor='AZUL'")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--using nota.cor names no column that it could be for.");
        assertThat(mayFail(project.check().hazardsOfDown()))
                .containsExactly("may fail on existing rows: column public.nota.cor (rows that hold the removed value"
                        + " \"ROXO\" fail, unless --using-back says what becomes of them)");
        Policy back = usingBack(Policy.careful(), "nota.cor='AZUL'");
        assertThat(mayFail(project.check(back).hazardsOfDown()))
                .containsExactly(
                        "may fail on existing rows: column public.nota.cor (rows for which USING fails, fail)");
        project.revise(back);
        project.upgrade();
        project.execute("INSERT INTO nota VALUES (1, 'ROXO')");
        project.downgrade();
        assertThat(project.query("SELECT cor FROM nota")).containsExactly("AZUL");
    }

    @Test
    void anExpressionThatMixesTheOldTypeWithTheNewOneIsExplained() {
        Evolution project = project("AZUL, ROXO", "AZUL");

        assertThatThrownBy(() -> project.revise(using("nota.cor=CASE WHEN cor = 'ROXO' THEN 'AZUL'::cor ELSE cor END")))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("could not convert type cor to cor__old")
                .hasMessageContaining("CASE situacao::text WHEN");
    }

    @Test
    void aTableThatIsPartitionedByTheTypeIsNamed() {
        String model = """
                @Entity @IdClass(Nota.Chave.class) class Nota {
                    @Id long id; @Id @JdbcTypeCode(SqlTypes.NAMED_ENUM) Cor cor; record Chave(long id, Cor cor) {}
                }
                enum Cor { %s }
                """;
        Evolution project = Evolution.upgraded(folder, model.formatted("AZUL, ROXO"));
        project.execute(
                "ALTER TABLE nota RENAME TO antiga",
                "ALTER TABLE antiga RENAME CONSTRAINT nota_pkey TO antiga_pkey",
                "CREATE TABLE nota (LIKE antiga INCLUDING ALL) PARTITION BY LIST (cor)",
                "CREATE TABLE azuis PARTITION OF nota FOR VALUES IN ('AZUL')",
                "DROP TABLE antiga");
        assertThat(project.check().differences()).isEmpty();

        assertThatThrownBy(() -> project.model(model.formatted("AZUL")).revise())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Partition key of public.nota is in the way of a change.")
                .hasMessageContaining("alter type public.cor (removed \"ROXO\")")
                .hasMessageContaining("make a new table by hand");
        project.model(model.formatted("AZUL, ROXO, VERDE"));
        assertThat(mayFail(project.check().hazardsOfDown()))
                .contains("may fail on existing rows: type public.cor (it is made anew, which fails as long as"
                        + " partition key of public.nota stands on it)");
        assertThat(project.revise()).containsExactly("alter type public.cor (added \"VERDE\")");
    }

    @Test
    void theOldTypeWaitsUnderAFreeName() {
        Evolution project = project(
                "AZUL, ROXO",
                "AZUL",
                "CREATE TABLE cor__old (id int)",
                "CREATE DOMAIN cor__old2 AS int",
                "CREATE TYPE cor__old3 AS ENUM ()",
                "CREATE VIEW cor__old4 AS SELECT 1 AS x");
        List<String> before = project.fingerprint();

        assertThat(project.revise()).containsExactly("alter type public.cor (removed \"ROXO\")");
        project.upgrade();
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void aValueIsAddedAboveAHandMadeIndexWithAWordOnTheWayBack() {
        Evolution project = project(
                "AZUL",
                "AZUL, ROXO",
                "CREATE INDEX da_mao ON nota (id) WHERE cor = 'AZUL'",
                "CREATE VIEW cores AS SELECT cor FROM nota",
                "CREATE FUNCTION clara(c cor) RETURNS boolean LANGUAGE sql AS 'SELECT true'");

        Comparison comparison = project.check();
        assertThat(comparison.up()).isEqualTo("ALTER TYPE cor ADD VALUE 'ROXO';\n");
        assertThat(mayFail(comparison.hazardsOfDown()))
                .containsExactlyInAnyOrder(
                        "may fail on existing rows: type public.cor (it is made anew, which fails as long as"
                                + " view public.cores stands on it)",
                        "may fail on existing rows: type public.cor (it is made anew, which fails as long as"
                                + " column cor of view cores stands on it)",
                        "may fail on existing rows: type public.cor (it is made anew, which fails as long as"
                                + " function clara(cor) stands on it)",
                        "may fail on existing rows: index public.da_mao (it was made by hand, and goes and comes back as"
                                + " the type is made anew: fails in a database that does not have it)",
                        "may fail on existing rows: column public.nota.cor (rows that hold the removed value"
                                + " \"ROXO\" fail, unless --using-back says what becomes of them)");
        assertThat(project.revise()).containsExactly("alter type public.cor (added \"ROXO\")");
    }
}
