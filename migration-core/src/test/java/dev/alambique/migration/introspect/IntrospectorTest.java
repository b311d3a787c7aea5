package dev.alambique.migration.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.schema.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntrospectorTest {
    private final ConnectionSettings database = TestServer.newDatabase();

    @Test
    void readsTwoHundredTablesWithAsManyStatementsAsOne() throws SQLException {
        TestServer.execute(database, table(0));
        int forOne = statements();
        TestServer.execute(
                database,
                "CREATE SCHEMA s",
                IntStream.range(1, 200).mapToObj(IntrospectorTest::table).collect(Collectors.joining(";")));
        assertThat(statements()).isEqualTo(forOne).isLessThan(18);
    }

    @Test
    void leavesOutWhatIsNotTheUsers() throws SQLException {
        TestServer.execute(
                database,
                "CREATE TABLE flyway_schema_history (id int); CREATE TEMP TABLE temporary (id int)",
                "CREATE VIEW v AS SELECT 1; CREATE MATERIALIZED VIEW m AS SELECT 1 AS a; CREATE UNIQUE INDEX ON m (a)",
                "CREATE TABLE p (id int)");
        assertThat(schema().tables()).extracting(each -> each.name().name()).containsExactly("p");
    }

    @Test
    void seesTablesWithoutTheirFamiliesWhereAsked() throws SQLException {
        TestServer.execute(
                database,
                "CREATE TABLE p (id int) PARTITION BY RANGE (id)",
                "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (9)",
                "CREATE TABLE t (a int)",
                "CREATE TABLE u () INHERITS (t)");
        assertThat(schema().tables())
                .extracting(each -> each.ancestry().parents().size())
                .containsExactly(0, 1, 0, 1);
        assertThat(schema().withoutAncestry().tables())
                .extracting(each -> each.name().name() + " " + each.ancestry().parents() + " " + each.unmodelled())
                .containsExactly("p [] [partition public.p1]", "t [] []", "u [] []");
    }

    @Test
    void namesWhatItCannotSay() throws SQLException {
        TestServer.execute(
                database,
                "CREATE DOMAIN cor AS varchar(10) NOT NULL CHECK (VALUE <> '')",
                "CREATE TYPE faixa AS RANGE (SUBTYPE = integer)",
                "CREATE TYPE par AS (\"A b\" integer, c text)",
                "CREATE TABLE t (a int PRIMARY KEY)",
                "CREATE POLICY p ON t",
                "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING");
        assertThat(schema().unmodelled())
                .extracting(type -> type + " " + type.definition())
                .containsExactly(
                        "domain public.cor AS character varying(10) NOT NULL"
                                + " CONSTRAINT cor_check CHECK (((VALUE)::text <> ''::text))",
                        "range type public.faixa AS RANGE (SUBTYPE = integer)",
                        "composite type public.par AS (\"A b\" integer, c text)");
        assertThat(schema().tables())
                .extracting(each -> each.unmodelled())
                .containsExactly(List.of("policy p", "rule r"));
    }

    @Test
    void namesAnIdentityWhoseSequenceWentToAnotherTable() {
        TestServer.execute(
                database,
                "CREATE SCHEMA s",
                "CREATE TABLE s.t (id int NOT NULL)",
                "CREATE TABLE public.t (id int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s.q))");
        assertThatThrownBy(this::schema)
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Column public.t.id is an identity without a sequence");
    }

    @Test
    void leavesTheConnectionAsItWas() throws SQLException {
        try (Connection connection = database.open()) {
            connection.createStatement().execute("SET search_path TO pg_catalog");
            new Introspector("public").read(connection);
            assertThat(connection.getAutoCommit()).isTrue();
            try (var rows = connection.createStatement().executeQuery("SHOW search_path")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("pg_catalog");
            }
        }
    }

    private Schema schema() throws SQLException {
        try (Connection connection = database.open()) {
            return new Introspector("public").read(connection);
        }
    }

    private int statements() throws SQLException {
        AtomicInteger count = new AtomicInteger();
        try (Connection connection = database.open()) {
            Connection counting = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().endsWith("Statement")) {
                            count.incrementAndGet();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
            new Introspector("public").read(counting);
        }
        return count.get();
    }

    private static String table(int number) {
        String schema = number % 2 == 0 ? "" : "s.";
        return """
                CREATE TABLE %1$st%2$d (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int DEFAULT 1 CHECK (a > 0));
                CREATE INDEX ix%2$d ON %1$st%2$d (a)""".formatted(schema, number);
    }
}
