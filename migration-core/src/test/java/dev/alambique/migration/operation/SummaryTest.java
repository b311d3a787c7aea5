package dev.alambique.migration.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.scenario.Side;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What revisions write into their headers, and what is owned when it is read back. */
class SummaryTest {
    private static final Side DATABASE = new Side();
    private static final QualifiedName T = new QualifiedName("public", "t");

    @Test
    void saysWhatIsNewInOneLineEach() throws SQLException {
        assertThat(lines("CREATE TABLE t (id int, velha int); CREATE SEQUENCE s", """
                        CREATE TABLE t (id bigint PRIMARY KEY, "data nascimento" date DEFAULT now() NOT NULL);
                        CREATE INDEX ix ON t (id, lower('x'));
                        CREATE SEQUENCE s CYCLE;
                        COMMENT ON INDEX ix IS 'c'; COMMENT ON TABLE t IS 'c'
                        """))
                .containsExactly(
                        "alter sequence public.s",
                        "add column public.t.\"data nascimento\" date not null (default)",
                        "alter column public.t.id (integer becomes bigint, not null)",
                        "drop column public.t.velha",
                        "add constraint public.t.t_pkey primary key (id)",
                        "create index public.ix on public.t (id, expression) with comment",
                        "set comment on table public.t");
    }

    @Test
    void ownsWhatWasCreatedAndNothingElse() throws SQLException {
        Ownership owned = Ownership.recorded(lines("CREATE TABLE t (id int)", """
                CREATE TABLE t (id int DEFAULT 1 CONSTRAINT ck CHECK (id > 0), b int);
                CREATE INDEX ix ON t (id);
                COMMENT ON COLUMN t.b IS 'c'; COMMENT ON CONSTRAINT ck ON t IS 'c'
                """));
        assertThat(owned.objects())
                .containsExactlyInAnyOrder(
                        ObjectKey.columnDefault(T, "id"),
                        ObjectKey.constraint(T, "ck"),
                        ObjectKey.index(T.sibling("ix")));
        assertThat(owned.comments()).containsExactlyInAnyOrder(ObjectKey.column(T, "b"), ObjectKey.constraint(T, "ck"));
    }

    @Test
    void readsNamesThatLookLikeItsOwnPunctuation() throws SQLException {
        Ownership owned = Ownership.recorded(lines("", """
                CREATE SCHEMA "a.b (c)";
                CREATE TABLE "a.b (c)"."x, comment" (
                    "to ""y"", default" int DEFAULT 1 CONSTRAINT "index z" CHECK ("to ""y"", default" > 0), comment int);
                CREATE INDEX "on (default)" ON "a.b (c)"."x, comment" (comment);
                COMMENT ON COLUMN "a.b (c)"."x, comment".comment IS 'c';
                CREATE SEQUENCE "drop table public.t"
                """));
        QualifiedName table = new QualifiedName("a.b (c)", "x, comment");
        assertThat(owned.objects())
                .containsExactlyInAnyOrder(
                        ObjectKey.namespace("a.b (c)"),
                        ObjectKey.table(table),
                        ObjectKey.columnDefault(table, "to \"y\", default"),
                        ObjectKey.constraint(table, "index z"),
                        ObjectKey.index(table.sibling("on (default)")),
                        ObjectKey.sequence(T.sibling("drop table public.t")));
        assertThat(owned.comments()).containsExactly(ObjectKey.column(table, "comment"));
    }

    @Test
    void followsTypesWithTheirCastsAndComments() throws SQLException {
        List<String> lines = new ArrayList<>(lines("", """
                CREATE TYPE e AS ENUM ('to "x"'); COMMENT ON TYPE e IS 'c';
                CREATE CAST (varchar AS e) WITH INOUT; CREATE TYPE outro AS ENUM ()
                """));
        lines.add("rename type public.e to public.alambique_tmp_1");
        lines.add("rename type public.alambique_tmp_1 to \"E x\".\"f (g)\"");
        lines.add("rename value \"E x\".\"f (g)\".\"to \"\"x\"\"\" to \"y (default)\"");
        QualifiedName renamed = new QualifiedName("E x", "f (g)");

        Ownership owned = Ownership.recorded(lines);
        assertThat(owned.objects())
                .extracting(ObjectKey::toString)
                .containsExactlyInAnyOrder(
                        "type \"E x\".\"f (g)\"",
                        "cast \"E x\".\"f (g)\".\"from character varying\"",
                        "type public.outro");
        assertThat(owned.comments()).containsExactly(ObjectKey.type(renamed));
    }

    @Test
    void followsRenamesAndLosesWhatIsDropped() throws SQLException {
        List<String> lines = new ArrayList<>(lines("", """
                CREATE TABLE t (a int DEFAULT 1, CONSTRAINT "U 1" UNIQUE (a));
                CREATE INDEX x ON t (a); CREATE TABLE u (a int);
                CREATE INDEX y ON u (a); COMMENT ON INDEX y IS 'c'
                """));
        lines.addAll(lines("""
                CREATE TABLE t (a int DEFAULT 1, CONSTRAINT "U 1" UNIQUE (a)); CREATE INDEX x ON t (a);
                CREATE TABLE u (a int); CREATE INDEX y ON u (a); COMMENT ON INDEX y IS 'c'
                """, """
                CREATE TABLE t (a int, CONSTRAINT "U 2" UNIQUE (a)); CREATE INDEX "x 2" ON t (a)
                """));
        Ownership owned = Ownership.recorded(lines);
        assertThat(owned.objects())
                .containsExactlyInAnyOrder(
                        ObjectKey.table(T), ObjectKey.constraint(T, "U 2"), ObjectKey.index(T.sibling("x 2")));
        assertThat(owned.comments()).isEmpty();
    }

    @Test
    void ownsNothingAfterARevisionWasTakenBack() throws SQLException {
        Schema empty = schema("");
        Schema full = schema("""
                CREATE SCHEMA s; COMMENT ON SCHEMA s IS 'c';
                CREATE TABLE s.t (id bigserial PRIMARY KEY, b int DEFAULT 1); COMMENT ON COLUMN s.t.b IS 'c';
                CREATE INDEX ix ON s.t (b); COMMENT ON INDEX s.ix IS 'c'; COMMENT ON SEQUENCE s.t_id_seq IS 'c'
                """);
        MigrationPlan plan = SchemaDiff.between(empty, full);
        List<String> lines = new ArrayList<>(Summary.of(plan));
        assertThat(Ownership.recorded(lines).comments()).hasSize(4);
        lines.addAll(Summary.of(plan.inverse()));
        assertThat(Ownership.recorded(lines)).isEqualTo(Ownership.none());
    }

    private static List<String> lines(String before, String after) throws SQLException {
        return Summary.of(SchemaDiff.between(schema(before), schema(after)));
    }

    private static Schema schema(String script) throws SQLException {
        DATABASE.holds(script);
        return DATABASE.schema();
    }
}
