package dev.alambique.escola.api.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.ApiSettings;
import dev.alambique.escola.api.App;
import dev.alambique.escola.api.TestPostgres;
import dev.alambique.escola.api.operations.Metrics;
import dev.alambique.escola.api.operations.Readiness;
import dev.alambique.escola.api.storage.Persistence;
import dev.alambique.migration.Migrations;
import dev.alambique.migration.connect.ConnectionSettings;
import io.javalin.Javalin;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that takes connections and says nothing. */
@Timeout(60)
class MuteDatabaseIT {
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

    @Test
    void holdsOneConnectionHoweverManyAskAndNobodyForLong() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                EntityManagerFactory entities =
                        Persistence.in(TestPostgres.emptyDatabase().dataSource());
                Metrics metrics = new Metrics()) {
            listen(mute);
            ConnectionSettings database =
                    ConnectionSettings.of("127.0.0.1", mute.getLocalPort(), "escola", "postgres", "postgres");
            Javalin app = App.create(
                    entities,
                    database,
                    ApiSettings.DEFAULT,
                    metrics,
                    new Readiness(Migrations.of(database.dataSource())));
            app.start("127.0.0.1", 0);
            try {
                List<CompletableFuture<HttpResponse<String>>> answers =
                        Stream.generate(() -> ask(app, "/migrations")).limit(20).toList();

                assertThat(answers).allSatisfy(answer -> {
                    assertThat(answer.join().statusCode()).isEqualTo(503);
                    assertThat(answer.join()
                                    .headers()
                                    .firstValue("Content-Type")
                                    .orElse(""))
                            .startsWith("application/problem+json");
                    assertThat(answer.join().body()).contains("O banco de dados demorou demais.");
                });
                // The driver asks for encryption first, and after five seconds again, without.
                assertThat(connections).hasSizeBetween(1, 2);
                assertThat(ask(app, "/health/live").join().statusCode()).isEqualTo(200);
            } finally {
                app.stop();
                for (Socket connection : connections) {
                    connection.close();
                }
            }
        }
    }

    private void listen(ServerSocket mute) {
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    connections.add(mute.accept());
                }
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static CompletableFuture<HttpResponse<String>> ask(Javalin app, String path) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path))
                                .header("Accept-Language", "pt")
                                .build(),
                        BodyHandlers.ofString());
    }
}
