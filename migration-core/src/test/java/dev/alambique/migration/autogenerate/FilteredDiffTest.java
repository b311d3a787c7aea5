package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two scripts compared in a part of what they hold: the rest stays, and what hangs on it is told. */
class FilteredDiffTest {
    private static final ScratchServer SCRATCH = ScratchServer.on(TestServer.admin(), "the test server");

    @AfterAll
    static void close() {
        SCRATCH.close();
    }

    private static Comparison diff(String from, String to, Policy policy) throws SQLException {
        return SchemaSources.compare(
                SchemaSources.script("a.sql", from), SchemaSources.script("b.sql", to), SCRATCH, "public", policy);
    }

    private static Comparison only(String from, String to, String... patterns) throws SQLException {
        return diff(from, to, Policy.careful().withInclude(List.of(patterns)));
    }

    private static Comparison without(String from, String to, String... patterns) throws SQLException {
        return diff(from, to, Policy.careful().withExclude(List.of(patterns)));
    }

    @Test
    void comparesThePartsOfATableThatAreIncluded() throws SQLException {
        String before = "CREATE TABLE t (a int); CREATE TABLE u (a int);";
        String after = "CREATE TABLE t (a text, b int); CREATE TABLE u (a text); CREATE INDEX ix ON t (b);";
        String column = "alter column public.t.a (integer becomes text)";

        assertThat(only(before, after, "t.a").differences()).containsExactly(column);
        for (String pattern : List.of("t.*", "public.t.*")) {
            assertThat(only(before, after, pattern).differences())
                    .containsExactlyInAnyOrder(
                            column, "add column public.t.b integer", "create index public.ix on public.t (b)");
        }
        Comparison index = only(before, after, "t.ix");
        assertThat(index.differences()).isEmpty();
        assertThat(index.notes()).containsExactly("public.t.ix is left out: it is over a column that is not compared");
    }

    @Test
    void leavesWhatComesFromAnExcludedParentAlone() throws SQLException {
        Comparison comparison = without(
                "CREATE TABLE p (a int, CHECK (a > 0)); CREATE TABLE c (x int) INHERITS (p);",
                "CREATE TABLE p (z int NOT NULL); CREATE TABLE c (x int, y int) INHERITS (p); CREATE INDEX i ON c (z);",
                "p");

        assertThat(comparison.up()).isEqualTo("ALTER TABLE c ADD COLUMN y integer;\n");
        assertThat(comparison.down()).isEqualTo("ALTER TABLE c DROP COLUMN y;\n");
        assertThat(comparison.notes())
                .containsExactly("public.c.i is left out: it is over a column that is not compared");
    }

    @Test
    void leavesAnExcludedEnumTypeAlone() throws SQLException {
        String before = "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (x e);";

        Comparison other = without(before, before.replace("'a'", "'b'"), "e");
        assertThat(other.differences()).isEmpty();

        Comparison unused = without(before, "CREATE TABLE t (x text);", "e");
        assertThat(unused.up()).isEqualTo("ALTER TABLE t ALTER COLUMN x TYPE text;\n");
        assertThat(unused.down()).isEqualTo("ALTER TABLE t ALTER COLUMN x TYPE e USING x::e;\n");
        assertThat(unused.notes()).isEmpty();
    }

    @Test
    void leavesTheRestOfATableAsTheFirstSideHasIt() throws SQLException {
        String beside = "CREATE TYPE e AS ENUM ('x'%s); CREATE TABLE u (id int PRIMARY KEY);"
                + "CREATE TABLE t (id serial PRIMARY KEY, a e DEFAULT 'x', b int %s);%s";
        Comparison comparison = only(
                beside.formatted("", "REFERENCES u", "COMMENT ON TABLE t IS 'c';"),
                beside.formatted(
                        ", 'y'", "UNIQUE", "CREATE INDEX ix ON t (a, b); ALTER TABLE t SET (fillfactor = 70);"),
                "t.ix",
                "*.t_b_key");

        assertThat(comparison.up()).isEqualTo("""
                ALTER TABLE t ADD CONSTRAINT t_b_key UNIQUE (b);

                CREATE INDEX ix ON t (a, b);
                """);
        assertThat(comparison.notes()).isEmpty();
    }

    @Test
    void tellsOfATableInPartsThatOneSideDoesNotHave() throws SQLException {
        String table = "CREATE TABLE t (a int);";

        assertThat(only(table, "", "t.a").notes())
                .containsExactly("public.t is left out: only parts of it are compared, and only the first side has it");
        assertThat(only("", table, "t.*").notes())
                .containsExactly(
                        "public.t is left out: only parts of it are compared, and only the second side has it");
    }

    @Test
    void leavesOutAKeyToAColumnThatIsExcluded() throws SQLException {
        String before = "CREATE TABLE t (a int); CREATE TABLE c (a int);";
        String after = "CREATE TABLE t (a int, k int UNIQUE); CREATE TABLE c (a int REFERENCES t (k));";

        Comparison comparison = without(before, after, "t.k");

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.notes())
                .containsExactly(
                        "public.c.c_a_fkey is left out: it refers to a key of public.t (k), which is not compared");
        assertThat(without(after, after, "t.k").notes()).isEmpty();
        assertThat(without(before, after, "t").notes())
                .containsExactly("public.c.c_a_fkey is left out: it refers to public.t, which is not compared");
    }
}
