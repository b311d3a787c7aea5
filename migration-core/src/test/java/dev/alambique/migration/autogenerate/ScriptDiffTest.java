package dev.alambique.migration.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two scripts compared: what is not compared in them is told, and nothing is lost without a word. */
class ScriptDiffTest {
    private static final ScratchServer SCRATCH = ScratchServer.on(TestServer.admin(), "the test server");

    @AfterAll
    static void close() {
        SCRATCH.close();
    }

    private static Comparison diff(String from, String to, String... renames) throws SQLException {
        return diff(from, to, Policy.careful().withRenames(List.of(renames)));
    }

    @Test
    void tellsWhatASequenceMeetsWhereItsTableMoves() {
        String there = "CREATE SCHEMA s2; CREATE TABLE s2.t_id_seq (n int);";
        assertThatThrownBy(() -> diff(
                        there + "CREATE TABLE t (id serial);",
                        there + "CREATE SEQUENCE s2.s; CREATE TABLE s2.t (id int DEFAULT nextval('s2.s'));",
                        "t:s2.t"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Sequence t_id_seq cannot go along with its table to schema s2:"
                        + " s2.t_id_seq is there already.");
    }

    @Test
    void tellsThatASequenceStaysInItsSchema() {
        String old = "CREATE SCHEMA s2; CREATE SEQUENCE s; CREATE TABLE t (id serial);";
        assertThatThrownBy(() -> diff(old, "CREATE SCHEMA s2; CREATE SEQUENCE s2.s;", "s:s2.s"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--rename s:s2.s would move sequence public.s to another schema.")
                .hasMessageContaining("ALTER SEQUENCE … SET SCHEMA");
        assertThatThrownBy(() -> diff(old, "CREATE SCHEMA s2; CREATE SEQUENCE s2.s;", "x:s2.s"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("tables, types and sequences t, s, t_id_seq");
        assertThatThrownBy(() -> diff(
                        old,
                        "CREATE SCHEMA s2; CREATE SEQUENCE x; CREATE TABLE s2.t (id int);",
                        "t:s2.t",
                        "t_id_seq:x"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        "sequence public.t_id_seq cannot become public.x: it goes along with table public.t");
    }

    @Test
    void triesItsSqlWithTheCollationsOfBothSides() throws SQLException {
        String there = "CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de');"
                + "CREATE COLLATION s (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'C');";
        Comparison comparison =
                diff(there + "CREATE TABLE t (a text COLLATE s);", there + "CREATE TABLE t (a text COLLATE german);");

        assertThat(comparison.up()).isEqualTo("ALTER TABLE t ALTER COLUMN a TYPE text COLLATE german;\n");
        assertThat(comparison.notes()).isEmpty();
    }

    @Test
    void dropsWhatWentAlongByATemporaryName() throws SQLException {
        String there = "CREATE SCHEMA s2; CREATE TABLE s2.o (a int); CREATE INDEX i ON s2.o (a);";
        Comparison comparison = diff(
                there + "CREATE TABLE t (a int); CREATE INDEX i ON t (a);",
                there + "CREATE TABLE s2.u (a int);",
                "t:s2.u");

        assertThat(comparison.up()).isEqualTo("""
                ALTER INDEX i RENAME TO alambique_tmp_1;

                ALTER TABLE t RENAME TO u;
                ALTER TABLE u SET SCHEMA s2;

                DROP INDEX s2.alambique_tmp_1;
                """);
        assertThat(comparison.notes()).isEmpty();
    }

    private static Comparison diff(String from, String to, Policy policy) throws SQLException {
        return SchemaSources.compare(
                SchemaSources.script("a.sql", from), SchemaSources.script("b.sql", to), SCRATCH, "public", policy);
    }

    @Test
    void tellsWhatOnlyOneSideHasOrDiffers() throws SQLException {
        String table = "CREATE TABLE t (id int);";
        Comparison comparison = diff(
                table + "CREATE VIEW v AS SELECT 1 AS one; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
                table + "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';"
                        + "CREATE POLICY p ON t USING (id > 0);");

        assertThat(comparison.isEmpty()).isTrue();
        assertThat(comparison.notes())
                .containsExactly(
                        "not compared: function f(), which differs",
                        "not written: policy p on table t, which only the second side has",
                        "left as it is: view v, which only the first side has");
    }

    @Test
    void tellsWhatTheScriptNeedsAndDoesNotMake() throws SQLException {
        assertThat(diff(
                                "",
                                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';"
                                        + "CREATE DOMAIN nota AS int; CREATE TABLE t (id int DEFAULT f(), n nota[]);")
                        .notes())
                .containsExactly(
                        "not written: function f(), which only the second side has: create it before the script is"
                                + " run, which needs it (default value for column id of table t)",
                        "not written: type nota, which only the second side has: create it before the script is"
                                + " run, which needs it (column n of table t)");
    }

    @Test
    void keepsASchemaThatHoldsSomethingElse() throws SQLException {
        Comparison comparison = diff(
                "CREATE SCHEMA a; CREATE TABLE a.t (); CREATE FUNCTION a.f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
                "");

        assertThat(comparison.up()).isEqualTo("DROP TABLE a.t;\n");
        assertThat(comparison.notes())
                .containsExactly(
                        "left as it is: schema a, which holds function a.f()",
                        "left as it is: function a.f(), which only the first side has");
    }

    @Test
    void tellsThatATriggerWhichGoesWithItsTableDoesNotComeBack() throws SQLException {
        String function = "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';";

        assertThat(diff(
                                function + "CREATE TABLE t (id int);"
                                        + "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();",
                                function)
                        .notes())
                .containsExactly("not written on the way back: table public.t is made again without: trigger g");
    }

    @Test
    void writesPartitionsAndTellsOfWhatCannotBecomePartitioned() throws SQLException {
        Comparison comparison = diff(
                "CREATE TABLE m (d date) PARTITION BY RANGE (d); CREATE TABLE r (n int);",
                "CREATE TABLE m (d date, n int) PARTITION BY RANGE (d); CREATE TABLE m_resto PARTITION OF m DEFAULT;"
                        + "CREATE TABLE r (n int) PARTITION BY LIST (n);");

        assertThat(comparison.up()).isEqualTo("""
                ALTER TABLE m ADD COLUMN n integer;

                CREATE TABLE m_resto PARTITION OF m DEFAULT;
                """);
        assertThat(comparison.notes())
                .containsExactly(
                        "not written: table public.r is partitioned by LIST (n) on the second side, and PostgreSQL"
                                + " cannot alter that: make a new table");
    }

    @Test
    void tellsOfARowTypeThatNoScriptGives() throws SQLException {
        String type = "CREATE TYPE linha AS (n int);";

        assertThat(diff(type + "CREATE TABLE t (n int);", type + "CREATE TABLE t OF linha;")
                        .notes())
                .containsExactly("not written: a row type of table public.t, which only the second side has");
        assertThat(diff(type + "CREATE TABLE t OF linha;", type + "CREATE TABLE t (n int);")
                        .notes())
                .containsExactly("left as it is: a row type of table public.t, which only the first side has");
        assertThat(diff(type + "CREATE TABLE t OF linha;", type).notes())
                .containsExactly("not written on the way back: table public.t is made again without: a row type");
    }

    @Test
    void tellsWhatFailsWhenTheScriptsAreTried() throws SQLException {
        String domain = "CREATE DOMAIN d AS e;";

        Comparison comparison =
                diff("CREATE TYPE e AS ENUM ('a');" + domain, "CREATE TYPE e AS ENUM ('a', 'b');" + domain);

        assertThat(comparison.up()).isEqualTo("ALTER TYPE e ADD VALUE 'b';\n");
        assertThat(comparison.hazardsOfDown())
                .hasToString(
                        "[may fail on existing rows: type public.e (it is made anew, which fails as long as type d stands on it)]");
        assertThat(comparison.notes()).singleElement().asString().isEqualTo("""
                not proven:
                    script: down
                    statement: DROP TYPE e__old
                    reason: ERROR: cannot drop type e__old because other objects depend on it
                      Detail: type d depends on type e__old
                      Hint: Use DROP ... CASCADE to drop the dependent objects too.""");
    }

    @Test
    void letsATemporalForeignKeyGoWhileTypesChange() throws SQLException {
        String tables = "CREATE EXTENSION btree_gist; CREATE TABLE p (id %1$s, v daterange,"
                + " CONSTRAINT p_pkey PRIMARY KEY (id, v WITHOUT OVERLAPS));"
                + "CREATE TABLE c (p %1$s, v daterange,"
                + " CONSTRAINT c_fkey FOREIGN KEY (p, PERIOD v) REFERENCES p (id, PERIOD v));";

        Comparison comparison = diff(tables.formatted("int"), tables.formatted("bigint"));

        assertThat(comparison.up()).isEqualTo("""
                ALTER TABLE c DROP CONSTRAINT c_fkey;

                ALTER TABLE c ALTER COLUMN p TYPE bigint;

                ALTER TABLE p ALTER COLUMN id TYPE bigint;

                ALTER TABLE c ADD CONSTRAINT c_fkey FOREIGN KEY (p, PERIOD v) REFERENCES p (id, PERIOD v);
                """);
        assertThat(comparison.notes()).isEmpty();
    }

    @Test
    void namesTheViewThatReadsAColumn() {
        assertThatThrownBy(() -> diff(
                        "CREATE TABLE t (id int); CREATE VIEW v AS SELECT id FROM t;",
                        "CREATE TABLE t (id bigint); CREATE VIEW v AS SELECT id FROM t;"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("View public.v is in the way of a change.");
    }

    @Test
    void comparesExpressionsBesideTypesSequencesAndFunctions() throws SQLException {
        String beside = "CREATE TYPE e AS ENUM ('x'); CREATE DOMAIN d AS text; CREATE SEQUENCE s;"
                + "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';";
        String table = "CREATE TABLE t (e e, d d, i int DEFAULT f(), n int DEFAULT nextval('s'),"
                + " v varchar(9) CONSTRAINT ck CHECK (%s));";

        assertThat(diff(
                                beside + table.formatted("v IN ('A', 'B')"),
                                beside
                                        + table.formatted("v::text = ANY (ARRAY[('A'::character varying)::text,"
                                                + " ('B'::character varying)::text])"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void refusesACastFromANumberToANewEnumType() {
        assertThatThrownBy(() -> diff("CREATE TABLE t (n int);", "CREATE TYPE e AS ENUM ('1'); CREATE TABLE t (n e);"))
                .hasMessageStartingWith("Column public.t.n cannot become e: PostgreSQL has no cast from integer to e.");
    }

    @Test
    void namesEachColumnWithoutACastAmongManyThatHaveOne() {
        StringBuilder before = new StringBuilder("CREATE TABLE a (d int, e int[], f int); CREATE TABLE b (d int);");
        StringBuilder after = new StringBuilder("CREATE TABLE a (d date, e date[], f text); CREATE TABLE b (d date);");
        for (int i = 0; i < 50; i++) {
            before.append("CREATE TABLE t")
                    .append(i)
                    .append(" (a int, b varchar(")
                    .append(i + 1)
                    .append("));");
            after.append("CREATE TABLE t")
                    .append(i)
                    .append(" (a bigint, b varchar(")
                    .append(i + 2)
                    .append("));");
        }

        assertThatThrownBy(() -> diff(before.toString(), after.toString()))
                .hasMessageStartingWith("3 things are in the way of the change.")
                .hasMessageContaining("Column public.a.d cannot become date")
                .hasMessageContaining("Column public.a.e cannot become date[]")
                .hasMessageContaining("Column public.b.d cannot become date");
    }

    @Test
    void takesWhatPgDumpWrites() throws SQLException {
        Comparison comparison = diff("", """
                \\restrict k3y
                SET statement_timeout = 0;
                SET a_setting_of_a_later_release = 0;
                SELECT pg_catalog.set_config('search_path', '', false);
                CREATE SCHEMA public;
                ALTER SCHEMA public OWNER TO nobody_here;
                CREATE TABLE public.t (id integer, nome text);
                ALTER TABLE public.t OWNER TO nobody_here;
                COPY public.t (id, nome) FROM stdin;
                1\tit's; a "row
                \\.
                GRANT SELECT ON TABLE public.t TO nobody_here;
                ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
                \\unrestrict k3y
                """);

        assertThat(comparison.differences()).containsExactly("create table public.t (constraint t_pkey)");
        assertThat(comparison.notes()).containsExactly("b.sql: owners and privileges are not compared (3 statements)");
    }

    @Test
    void tellsWhereWhatIsNotComparedDiffersInASmallThing() throws SQLException {
        String there = """
                CREATE TABLE t (a int);
                CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
                CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
                CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
                CREATE COLLATION l (PROVIDER = icu, LOCALE = 'de');
                CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
                CREATE FOREIGN TABLE ft (a int) SERVER s;
                """;
        Comparison comparison = diff(
                there,
                there.replace("ft (a int)", "ft (a bigint)").replace("'de'", "'de', DETERMINISTIC = false")
                        + "ALTER TABLE t DISABLE TRIGGER x; ALTER TABLE t DISABLE RULE r;");

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.notes())
                .containsExactlyInAnyOrder(
                        "not compared: trigger x on table t, which differs",
                        "not compared: rule r on table t, which differs",
                        "not compared: collation l, which differs",
                        "not compared: foreign table ft, which differs");
    }

    @Test
    void passesOverAPolicyOfARoleThatTheScratchServerMayNotKnow() throws SQLException {
        Comparison comparison = diff("", """
                CREATE TABLE t (a int);
                CREATE POLICY mine ON public.t FOR SELECT TO nobody_here USING ((a > 0));
                CREATE POLICY all_may ON public.t TO PUBLIC USING ((a > 0));
                """);

        assertThat(comparison.differences()).containsExactly("create table public.t");
        assertThat(comparison.notes())
                .contains("b.sql, line 2: passed over, for it is about a role:"
                        + " CREATE POLICY mine ON public.t FOR SELECT TO nobody_here USING ((a > 0))")
                .anyMatch(note -> note.contains("all_may"));
    }

    @Test
    void runsNothingThatReachesBeyondTheScratchDatabase() throws SQLException {
        Comparison comparison = diff("", "CREATE ROLE must_not_come;\nCREATE DATABASE must_not_come;");

        assertThat(comparison.isEmpty()).isTrue();
        assertThat(comparison.notes())
                .containsExactly(
                        "b.sql, line 1: passed over, for it reaches beyond one database: CREATE ROLE must_not_come",
                        "b.sql, line 2: passed over, for it reaches beyond one database: CREATE DATABASE must_not_come");
        assertThat(TestServer.query(TestServer.admin(), "SELECT rolname FROM pg_roles WHERE rolname LIKE 'must%'"))
                .isEmpty();
    }

    @Test
    void refusesToLeaveOutWhatPsqlWouldInclude() {
        assertThatThrownBy(() -> diff("", "CREATE TABLE a ();\n\\i more.sql\n"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void saysNothingOfTheFunctionsOfARangeType() throws SQLException {
        assertThat(diff("", "CREATE TYPE faixa AS RANGE (subtype = int);").notes())
                .containsExactly("not written: type faixa, which only the second side has");
    }

    @Test
    void comparesExpressionsBesideExtensions() throws SQLException {
        Comparison comparison = diff(
                "CREATE EXTENSION citext; CREATE TABLE t (a citext, b varchar(10),"
                        + " CONSTRAINT ck CHECK (b IN ('x', 'y') AND a <> 'z'));"
                        + "CREATE INDEX ix ON t (a) WHERE b IN ('a', 'b') AND a <> 'q';",
                """
                SELECT pg_catalog.set_config('search_path', '', false);
                CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
                CREATE TABLE public.t (a public.citext, b character varying(10), CONSTRAINT ck CHECK ((((b)::text = ANY
                  ((ARRAY['x'::character varying, 'y'::character varying])::text[])) AND (a OPERATOR(public.<>)
                  'z'::public.citext))));
                CREATE INDEX ix ON public.t USING btree (a) WHERE (((b)::text = ANY ((ARRAY['a'::character varying,
                  'b'::character varying])::text[])) AND (a OPERATOR(public.<>) 'q'::public.citext));
                """);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.notes()).isEmpty();
    }
}
