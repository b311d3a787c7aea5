package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities with enums of PostgreSQL's own: what happens to the type, and to the rows, when the Java enum changes. */
@Order(6)
class NamedEnumTest {
    private static final String NAMED =
            "@org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.NAMED_ENUM) Cor cor;";
    private static final String ORDINAL = NAMED.replace("NAMED_ENUM", "NAMED_ORDINAL_ENUM");
    private static final String STRING = "@Enumerated(EnumType.STRING) Cor cor;";

    @TempDir
    Path folder;

    private static String nota(String field, String... values) {
        return "@Entity class Nota { @Id long id; " + field + " } enum Cor { " + String.join(", ", values) + " }";
    }

    private Evolution upgraded(String source) {
        Evolution project = Evolution.upgraded(folder, source);
        return project;
    }

    /** Writes and runs the revision, takes it back and runs it again; the database must follow each time. */
    private static List<String> evolve(Evolution project) {
        List<String> before = project.fingerprint();
        List<String> operations = project.revise();
        project.upgrade();
        List<String> after = project.fingerprint();
        assertThat(project.check().differences()).isEmpty();
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
        project.upgrade();
        assertThat(project.fingerprint()).isEqualTo(after);
        assertThat(project.upgradesAFreshDatabase()).isTrue();
        return operations;
    }

    @Test
    void createsTheTypeWithItsCasts() {
        Evolution project = new Evolution(folder).model(nota(NAMED, "VERDE", "AZUL"));

        assertThat(evolve(project))
                .containsExactly(
                        "create type public.cor (\"AZUL\", \"VERDE\")",
                        "create cast public.cor.\"from character varying\" implicit",
                        "create cast public.cor.\"to character varying\" implicit",
                        "create table public.nota (constraint nota_pkey)");
    }

    @Test
    void keepsTheOrderOfJavaWhereHibernateDoes() {
        Evolution project = upgraded(nota(ORDINAL, "VERDE", "AZUL"));

        assertThat(project.query("SELECT unnest(enum_range(NULL::cor))")).containsExactly("VERDE", "AZUL");
        assertThat(project.check().differences()).isEmpty();
    }

    @Test
    void addsAValueInTheMiddle() {
        Evolution project = upgraded(nota(NAMED, "AZUL", "VERDE"));
        project.execute("INSERT INTO nota VALUES (1, 'VERDE')");

        assertThat(evolve(project.model(nota(NAMED, "AZUL", "VERDE", "ROXO"))))
                .containsExactly("alter type public.cor (added \"ROXO\")");
        assertThat(project.query("SELECT cor FROM nota")).containsExactly("VERDE");
    }

    @Test
    void removesAValue() {
        Evolution project = upgraded(nota(NAMED, "AZUL", "ROXO", "VERDE"));
        project.execute("INSERT INTO nota VALUES (1, 'VERDE')");

        assertThat(evolve(project.model(nota(NAMED, "AZUL", "VERDE"))))
                .containsExactly("alter type public.cor (removed \"ROXO\")");
        assertThat(project.query("SELECT cor FROM nota")).containsExactly("VERDE");
    }

    @Test
    void namesTheStatementThatMeetsARemovedValue() {
        Evolution project = upgraded(nota(NAMED, "AZUL", "ROXO"));
        project.execute("INSERT INTO nota VALUES (1, 'ROXO')");
        project.model(nota(NAMED, "AZUL"));
        assertThat(project.check().hazards())
                .extracting(Object::toString)
                .contains("may fail on existing rows: column public.nota.cor (1 row holds the removed value \"ROXO\":"
                        + " fails, unless --using says what becomes of them)");
        project.revise();

        assertThatThrownBy(project::upgrade)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("ALTER COLUMN cor TYPE cor USING")
                .hasMessageContaining("invalid input value for enum cor: \"ROXO\"");
        assertThat(project.query("SELECT cor FROM nota")).containsExactly("ROXO");
    }

    @Test
    void reorders() {
        Evolution project = upgraded(nota(ORDINAL, "VERDE", "AZUL"));
        project.execute("INSERT INTO nota VALUES (1, 'VERDE'), (2, 'AZUL')");

        assertThat(evolve(project.model(nota(ORDINAL, "AZUL", "VERDE"))))
                .containsExactly("alter type public.cor (in another order)");
        assertThat(project.query("SELECT cor FROM nota ORDER BY cor")).containsExactly("AZUL", "VERDE");
    }

    @Test
    void turnsAnEnumOfTextIntoAType() {
        Evolution project = upgraded(nota(STRING, "VERDE", "AZUL"));
        project.execute("INSERT INTO nota VALUES (1, 'VERDE')");

        assertThat(evolve(project.model(nota(NAMED, "VERDE", "AZUL"))))
                .containsExactly(
                        "drop constraint public.nota.nota_cor_check",
                        "create type public.cor (\"AZUL\", \"VERDE\")",
                        "create cast public.cor.\"from character varying\" implicit",
                        "create cast public.cor.\"to character varying\" implicit",
                        "alter column public.nota.cor (character varying(255) becomes cor)");
        assertThat(project.query("SELECT cor FROM nota")).containsExactly("VERDE");
    }

    @Test
    void turnsATypeIntoAnEnumOfText() {
        Evolution project = upgraded(nota(NAMED, "VERDE", "AZUL"));
        project.execute("INSERT INTO nota VALUES (1, 'VERDE')");

        assertThat(evolve(project.model(nota(STRING, "VERDE", "AZUL")))).contains("drop type public.cor");
        assertThat(project.query("SELECT cor FROM nota")).containsExactly("VERDE");
    }

    @Test
    void refusesToGuessWhichValueANumberMeans() {
        Evolution project = upgraded(nota("Cor cor;", "VERDE", "AZUL"));

        assertThatThrownBy(() -> project.model(nota(NAMED, "VERDE", "AZUL")).revise())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("PostgreSQL has no cast from smallint to cor")
                .hasMessageContaining("--using 'nota.cor=");
    }

    @Test
    void followsTheEnumInTheCheckOfAnEnumOfText() {
        Evolution project = upgraded(nota(STRING, "VERDE", "AZUL"));
        project.execute("INSERT INTO nota VALUES (1, 'VERDE')");

        assertThat(evolve(project.model(nota(STRING, "VERDE", "AZUL", "ROXO"))))
                .containsExactly(
                        "drop constraint public.nota.nota_cor_check",
                        "add constraint public.nota.nota_cor_check check (cor)");
    }

    @Test
    void dropsTheTypeWithItsLastColumn() {
        Evolution project = upgraded(nota(NAMED, "VERDE", "AZUL"));

        assertThat(evolve(project.model(nota("", "VERDE"))))
                .containsExactly(
                        "drop column public.nota.cor",
                        "drop cast public.cor.\"from character varying\"",
                        "drop cast public.cor.\"to character varying\"",
                        "drop type public.cor");
    }

    @Test
    void sharesTheTypeBetweenEntities() {
        Evolution project = upgraded(nota(NAMED, "VERDE", "AZUL"));

        assertThat(evolve(project.model(
                        nota(NAMED, "VERDE", "AZUL", "ROXO") + "@Entity class Capa { @Id long id; " + NAMED + " }")))
                .containsExactly(
                        "alter type public.cor (added \"ROXO\")", "create table public.capa (constraint capa_pkey)");
    }

    @Test
    void usesANewValueAsADefaultAtOnce() {
        Evolution project = upgraded(nota(NAMED, "VERDE", "AZUL"));
        project.execute("INSERT INTO nota VALUES (1, 'VERDE')");

        assertThat(evolve(project.model(nota("@ColumnDefault(\"'ROXO'\") " + NAMED, "VERDE", "AZUL", "ROXO"))))
                .containsExactly("alter type public.cor (added \"ROXO\")", "alter column public.nota.cor (default)");
    }

    @Test
    void takesTheColumnsOfOtherTablesAlong() {
        Evolution project = upgraded(nota(NAMED, "AZUL", "ROXO", "VERDE"));
        project.execute(
                "CREATE SCHEMA outra",
                "CREATE TABLE outra.da_mao (id int PRIMARY KEY, cores cor[] DEFAULT '{AZUL}', cor cor"
                        + " CONSTRAINT claro CHECK (cor <> 'AZUL'))",
                "CREATE INDEX parte ON outra.da_mao (id) WHERE cor = 'VERDE'",
                "INSERT INTO outra.da_mao VALUES (1, '{VERDE,AZUL}', 'VERDE')");
        List<String> before = project.fingerprint();

        assertThat(project.model(nota(NAMED, "AZUL", "VERDE")).revise())
                .containsExactly("alter type public.cor (removed \"ROXO\")");
        project.upgrade();
        assertThat(project.check().differences()).isEmpty();
        assertThat(project.query("SELECT cores, cor FROM outra.da_mao")).containsExactly("{VERDE,AZUL}|VERDE");
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
    }

    @Test
    void keepsATypeThatNoRevisionMade() {
        Evolution project = upgraded("@Entity class Nota { @Id long id; }");
        project.execute("CREATE TYPE humor AS ENUM ('bom')", "ALTER TABLE nota ADD humor humor DEFAULT 'bom'");

        assertThat(project.kept()).contains("humor");
        assertThat(evolveInPlace(project)).containsExactly("drop column public.nota.humor");
        assertThat(project.revise(Policy.careful().withOwner(Policy.Owner.MODEL)))
                .containsExactly("drop type public.humor");
    }

    private static List<String> evolveInPlace(Evolution project) {
        List<String> before = project.fingerprint();
        List<String> operations = project.revise();
        project.upgrade();
        project.downgrade();
        assertThat(project.fingerprint()).isEqualTo(before);
        project.upgrade();
        return operations;
    }

    @Test
    void keepsATypeThatAKeptTableUses() {
        Evolution project = upgraded(nota(NAMED, "VERDE", "AZUL"));
        project.execute("CREATE TABLE da_mao (cor cor)");

        assertThat(project.model(nota("", "VERDE")).revise()).containsExactly("drop column public.nota.cor");
        project.upgrade();
        assertThat(project.kept()).containsExactlyInAnyOrder("cor", "da_mao");
    }

    @Test
    void followsTheModelInATypeThatNoRevisionMade() {
        Evolution project = new Evolution(folder).model(nota(NAMED, "VERDE", "AZUL"));
        project.execute(
                "CREATE TYPE cor AS ENUM ('AZUL')",
                "CREATE CAST (text AS cor) WITH INOUT",
                "COMMENT ON TYPE cor IS 'da mao'",
                "CREATE TABLE nota (id bigint PRIMARY KEY, cor cor)");

        assertThat(project.revise())
                .containsExactly(
                        "alter type public.cor (added \"VERDE\")",
                        "create cast public.cor.\"from character varying\" implicit",
                        "create cast public.cor.\"to character varying\" implicit");
        project.upgrade();
        assertThat(project.kept()).contains("cor.\"from text\"");
    }

    @Test
    void namesTheViewThatIsInTheWay() {
        Evolution project = upgraded(nota(NAMED, "AZUL", "ROXO"));
        project.execute("CREATE VIEW cores AS SELECT cor FROM nota");

        assertThatThrownBy(() -> project.model(nota(NAMED, "AZUL")).revise())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("View public.cores is in the way")
                .hasMessageContaining("alter type public.cor");
        assertThat(project.model(nota(NAMED, "AZUL", "ROXO", "VERDE")).revise())
                .containsExactly("alter type public.cor (added \"VERDE\")");
    }

    @Test
    void namesTheFunctionThatIsInTheWay() {
        Evolution project = upgraded(nota(NAMED, "AZUL", "ROXO"));
        project.execute("CREATE FUNCTION clara(c cor) RETURNS boolean LANGUAGE sql AS 'SELECT true'");

        assertThatThrownBy(() -> project.model(nota(NAMED, "AZUL")).revise())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("function clara(cor)");
    }

    @Test
    void namesTheKeptIndexOrConstraintThatWouldBeMadeAgain() {
        Evolution project = upgraded(nota(NAMED, "AZUL", "ROXO", "VERDE"));
        project.execute("CREATE INDEX da_mao ON nota (id, cor) WHERE cor = 'ROXO'", "CREATE INDEX plano ON nota (cor)");
        project.model(nota(NAMED, "AZUL", "VERDE"));

        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Index public.da_mao is in the way")
                .hasMessageContaining("alter type public.cor")
                .hasMessageContaining("--drop nota.da_mao");
        project.execute("DROP INDEX da_mao", "ALTER TABLE nota ADD CONSTRAINT claro CHECK (cor <> 'AZUL')");
        assertThatThrownBy(project::revise)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Constraint public.nota.claro is in the way");
        project.execute("ALTER TABLE nota DROP CONSTRAINT claro");
        assertThat(project.revise()).containsExactly("alter type public.cor (removed \"ROXO\")");
    }
}
