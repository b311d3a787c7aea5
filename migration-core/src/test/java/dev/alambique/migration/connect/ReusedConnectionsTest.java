package dev.alambique.migration.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.alambique.migration.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that is handed out again is one that was opened before, and tells nothing of who had it. */
class ReusedConnectionsTest {
    private final ReusedConnections connections = TestServer.newDatabase().reusedConnections();

    @AfterEach
    void close() throws SQLException {
        connections.close();
    }

    @Test
    void isTheSameSession() throws SQLException {
        assertThat(backend()).isEqualTo(backend());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "PREPARE asked AS SELECT 1"})
    void forgetsWhatAScriptLeaves(String more) throws SQLException {
        String path = TestServer.query(connections, "SHOW search_path").get(0);
        String[] script = {
            "SET search_path = pg_catalog",
            "CREATE TEMP TABLE passing (id int)",
            "SELECT pg_advisory_lock(1)",
            "LISTEN news",
            more,
            "SET default_transaction_read_only = on"
        };
        int backend = backend();

        TestServer.execute(connections, script);

        assertThat(TestServer.query(connections, "SHOW search_path")).containsExactly(path);
        assertThat(TestServer.query(connections, "SHOW default_transaction_read_only"))
                .containsExactly("off");
        assertThat(TestServer.query(connections, "SELECT to_regclass('pg_temp.passing') IS NULL"))
                .containsExactly("t");
        assertThat(TestServer.query(
                        connections, "SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"))
                .isEmpty();
        assertThat(TestServer.query(connections, "SELECT name FROM pg_prepared_statements WHERE from_sql"))
                .isEmpty();
        assertThat(TestServer.query(connections, "SELECT pg_listening_channels()"))
                .isEmpty();
        assertThatCode(() -> TestServer.execute(connections, script)).doesNotThrowAnyException();
        assertThat(backend()).isEqualTo(backend);
    }

    /** A query that comes again after DDL gives what there is then. */
    @Test
    void readsTablesThatChange() throws SQLException {
        TestServer.execute(connections, "CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        assertThat(TestServer.query(connections, "SELECT * FROM t")).containsExactly("1");

        TestServer.execute(connections, "ALTER TABLE t ADD COLUMN b int DEFAULT 2");

        assertThat(TestServer.query(connections, "SELECT * FROM t")).containsExactly("1|2");
    }

    private int backend() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
