package dev.alambique.migration.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.connect.ConnectionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final String THINGS = """
            CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n int CHECK (n > 0) DEFAULT 1);
            CREATE INDEX ix ON t (lower(n::text)) WHERE n > 1;
            CREATE VIEW v AS SELECT id FROM t;
            CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE TABLE p (a int, b text) PARTITION BY RANGE (a);
            CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (9);
            INSERT INTO p VALUES (2, 'x');
            CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY);
            """;

    @Test
    void isTheSameForTheSameOnEveryRelease() throws SQLException {
        for (ConnectionSettings[] pair : new ConnectionSettings[][] {
            {TestServer.newDatabase(), TestServer.newDatabase()},
            {TestServer.newDatabaseOnOldest(), TestServer.newDatabaseOnOldest()}
        }) {
            TestServer.execute(pair[0], THINGS);
            TestServer.execute(pair[1], "CREATE TABLE first (id int); DROP TABLE first", THINGS);

            assertThat(read(pair[0])).isEqualTo(read(pair[1]));
            assertThat(read(pair[0]).lines())
                    .containsKeys("rows of table public.p1", "value of sequence public.t_id_seq", "view public.v")
                    .allSatisfy((name, line) -> assertThat(name).doesNotContain("flyway"));
            assertThat(server(pair[0])).isEqualTo(server(pair[1]));
        }
    }

    @Test
    void namesWhatDiffers() throws SQLException {
        ConnectionSettings one = TestServer.newDatabase();
        ConnectionSettings other = TestServer.newDatabase();
        TestServer.execute(one, THINGS);
        TestServer.execute(other, THINGS, "DROP VIEW v", "ALTER TABLE t ALTER COLUMN n DROP DEFAULT");

        assertThat(read(one).differences(read(other))).containsExactly("table public.t", "view public.v");
        assertThat(read(one).differences(read(one))).isEmpty();
    }

    private static Fingerprint read(ConnectionSettings database) throws SQLException {
        try (Connection connection = database.open()) {
            return Fingerprint.of(connection);
        }
    }

    private static Fingerprint server(ConnectionSettings database) throws SQLException {
        try (Connection connection = database.open()) {
            return Fingerprint.ofServer(connection);
        }
    }
}
