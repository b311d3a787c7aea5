package dev.alambique.escola.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.connect.ConnectionSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server as a process of its own, told to stop. */
@Timeout(60)
class ShutdownIT {
    @Test
    void finishesTheRequestUnderWayAndExits() throws Exception {
        ConnectionSettings database = TestPostgres.emptyDatabase();
        try (ServerProcess server = ServerProcess.start(database, "--access-log", "off");
                Connection blocker = database.open();
                Statement statement = blocker.createStatement()) {
            Process process = server.process();
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE alunos");
            CompletableFuture<HttpResponse<String>> underWay = HttpClient.newHttpClient()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create(server.url() + "/alunos"))
                                    .build(),
                            BodyHandlers.ofString());
            TestPostgres.waitForABlockedQuery(database);

            process.destroy();
            boolean exitedEarly = process.waitFor(1, TimeUnit.SECONDS);
            blocker.rollback();

            assertThat(exitedEarly).isFalse();
            assertThat(underWay.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isIn(0, 143);
        }
    }
}
