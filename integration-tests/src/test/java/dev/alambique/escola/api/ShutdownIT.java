package dev.alambique.escola.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.connect.ConnectionSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server as a process of its own, told to stop. */
@Timeout(60)
class ShutdownIT {
    private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+)");

    @Test
    void finishesTheRequestUnderWayAndExits() throws Exception {
        ConnectionSettings database = TestPostgres.emptyDatabase();
        Process process = serve(database);
        try (BufferedReader log = process.errorReader();
                Connection blocker = database.open();
                Statement statement = blocker.createStatement()) {
            String url = waitUntilItListens(log);
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE alunos");
            CompletableFuture<HttpResponse<String>> underWay = HttpClient.newHttpClient()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create(url + "/alunos")).build(), BodyHandlers.ofString());
            TestPostgres.waitForABlockedQuery(database);

            process.destroy();
            boolean exitedEarly = process.waitFor(1, TimeUnit.SECONDS);
            blocker.rollback();

            assertThat(exitedEarly).isFalse();
            assertThat(underWay.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isIn(0, 143);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process serve(ConnectionSettings database) throws IOException {
        String server = database.servers().get(0);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ServeForTests.class.getName(),
                "--port",
                "0");
        builder.environment().put("POSTGRES_HOST", "127.0.0.1");
        builder.environment().put("POSTGRES_PORT", server.substring(server.lastIndexOf(':') + 1));
        builder.environment().put("POSTGRES_DB", database.database());
        builder.environment().put("POSTGRES_PASSWORD", "postgres");
        return builder.start();
    }

    private static String waitUntilItListens(BufferedReader log) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return listening.group(1);
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the server ended before it listened:\n" + said);
    }
}
