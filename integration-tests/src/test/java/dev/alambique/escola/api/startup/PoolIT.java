package dev.alambique.escola.api.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.escola.api.TestServer;
import dev.alambique.migration.problem.UsageException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PoolIT {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void aStatementThatTakesTooLongIsEnded() throws Exception {
        assertThat(answerOfABlockedQuery(new PoolSettings(2, SHORT, LONG)))
                .contains("\"status\":503", "The database took too long.");
    }

    @Test
    void soIsOneThatWaitsTooLongForALock() throws Exception {
        assertThat(answerOfABlockedQuery(new PoolSettings(2, LONG, SHORT)))
                .contains("\"status\":503", "The database took too long.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/migrations", "/migrations/drift"})
    void soIsOneThatAsksForTheHistory(String path) throws Exception {
        assertThat(answerOfABlockedQuery(new PoolSettings(2, LONG, SHORT), "flyway_schema_history", path))
                .contains("\"status\":503", "The database took too long.");
    }

    private static String answerOfABlockedQuery(PoolSettings settings) throws Exception {
        return answerOfABlockedQuery(settings, "alunos", "/alunos");
    }

    private static String answerOfABlockedQuery(PoolSettings settings, String table, String path) throws Exception {
        try (TestServer server = TestServer.start(settings);
                Connection other = server.database().open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table);

            HttpResponse<String> answer = server.get(path);

            other.rollback();
            assertThat(server.get(path).statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    @Test
    void holdsSoManyConnectionsUnderItsName() throws Exception {
        try (TestServer server = TestServer.start(new PoolSettings(3, LONG, LONG));
                Connection other = server.database().open();
                Statement statement = other.createStatement()) {
            server.get("/alunos");
            int held = 0;
            while (held < 3) {
                try (ResultSet connections = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND application_name = 'escola'")) {
                    connections.next();
                    held = connections.getInt(1);
                }
            }
            assertThat(held).isEqualTo(3);
            assertThat(server.get("/metrics").body()).contains("hikaricp_connections_max{pool=\"escola\"} 3");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,30,10,The pool must hold at least one connection",
        "10,-1,10,The statement timeout must be 0 to 86400 seconds",
        "10,30,86401,The lock timeout must be 0 to 86400 seconds"
    })
    void refusesWhatMakesNoPool(int size, long statement, long lock, String message) {
        assertThatThrownBy(() -> new PoolSettings(size, Duration.ofSeconds(statement), Duration.ofSeconds(lock)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(message);
    }
}
