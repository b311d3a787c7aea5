package dev.alambique.escola.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.operations.Metrics;
import dev.alambique.escola.api.operations.Readiness;
import dev.alambique.migration.Migrations;
import dev.alambique.migration.connect.ConnectionSettings;
import io.javalin.Javalin;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** The API on a class path that lacks a class, which is no exception but an error of the JVM. */
@Isolated("reads what the whole JVM logs")
@Timeout(60)
class ErrorsIT {
    @Test
    void anErrorOfTheJvmIsAProblemLikeAnyOther() throws Exception {
        ConnectionSettings database = TestPostgres.settings("postgres");
        try (Metrics metrics = new Metrics()) {
            Javalin app = App.create(
                    lackingAClass(),
                    database,
                    ApiSettings.DEFAULT,
                    metrics,
                    new Readiness(Migrations.of(database.dataSource())));
            app.start("127.0.0.1", 0);
            try {
                String log = TestServer.logged("(?s)ERROR.*NoClassDefFoundError: org/secret/Missing", () -> {
                    HttpResponse<String> answer = get(app, "/alunos");
                    assertThat(answer.statusCode()).isEqualTo(500);
                    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                            .startsWith("application/problem+json");
                    assertThat(answer.headers().firstValue("Content-Language")).hasValue("pt-BR");
                    assertThat(answer.body())
                            .contains("O servidor falhou; o log diz por quê.", "\"instance\":\"/alunos\"")
                            .doesNotContain("secret");
                });
                assertThat(log).contains("GET /alunos failed (request sem-classe)");
                assertThat(get(app, "/health/live").statusCode()).isEqualTo(200);
            } finally {
                app.stop();
            }
        }
    }

    private static EntityManagerFactory lackingAClass() {
        return (EntityManagerFactory) Proxy.newProxyInstance(
                ErrorsIT.class.getClassLoader(),
                new Class<?>[] {EntityManagerFactory.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getProperties")) {
                        return Map.of();
                    }
                    throw new NoClassDefFoundError("org/secret/Missing");
                });
    }

    private static HttpResponse<String> get(Javalin app, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path))
                .headers("Accept-Language", "pt", "X-Request-Id", "sem-classe")
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofString())
                .join();
    }
}
