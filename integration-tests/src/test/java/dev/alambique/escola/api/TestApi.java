package dev.alambique.escola.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.alambique.escola.api.startup.RunningServer;
import dev.alambique.escola.api.startup.SchemaCheck;
import dev.alambique.escola.api.startup.ServerConfiguration;
import dev.alambique.migration.connect.ConnectionSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The running server and a client, for one test class; its tables are empty before each test. */
public final class TestApi implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConnectionSettings database = TestPostgres.emptyDatabase();
    private RunningServer server;
    private Contract contract;

    /** An answer: its status, its headers, and its body, which is a missing node where there is none. */
    public record Answer(int status, HttpHeaders headers, JsonNode body) {
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The fields that a problem names, with what is wrong with each. */
        public String errors() {
            StringBuilder errors = new StringBuilder();
            body.path("errors")
                    .forEach(error -> errors.append(errors.isEmpty() ? "" : "; ")
                            .append(error.path("field").asText())
                            .append(' ')
                            .append(error.path("message").asText()));
            return errors.toString();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = RunningServer.start(configuration(database), data -> null, TestSchema::of);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        run("TRUNCATE alunos, cursos, matriculas, chaves_idempotencia RESTART IDENTITY");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
    }

    public static ServerConfiguration configuration(ConnectionSettings database) {
        return new ServerConfiguration(
                        "127.0.0.1",
                        0,
                        Optional.of(database),
                        Path.of("unused"),
                        Duration.ofSeconds(10),
                        SchemaCheck.WHERE_HARMLESS)
                .with(ApiSettings.DEFAULT.withAccessLog(ApiSettings.AccessLogging.OFF));
    }

    public int port() {
        return server.port();
    }

    public ConnectionSettings database() {
        return database;
    }

    public void run(String sql) {
        TestPostgres.run(database, sql);
    }

    /** The one value that a query finds. */
    public String query(String sql) {
        return TestPostgres.query(database, sql);
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    public Answer send(String method, String path, String body) {
        return send(method, path, body, Map.of("Content-Type", "application/json"));
    }

    /** Sends a request, and holds its answer against what the OpenAPI document says of it. */
    public Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> response = send(request.build());
        contract().holdFor(method, path, response);
        return new Answer(response.statusCode(), response.headers(), tree(response));
    }

    private synchronized Contract contract() {
        if (contract == null) {
            contract =
                    Contract.of(send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/openapi.json"))
                                    .build())
                            .body());
        }
        return contract;
    }

    private static JsonNode tree(HttpResponse<String> response) {
        try {
            return response.headers().firstValue("Content-Type").orElse("").contains("json")
                    ? JSON.readTree(response.body())
                    : MissingNode.getInstance();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    /** JSON as a test writes it, with single quotes. */
    public static String json(String text) {
        return text.replace('\'', '"');
    }

    public static JsonNode tree(String text) {
        try {
            return JSON.readTree(json(text));
        } catch (IOException failure) {
            throw new IllegalArgumentException(text, failure);
        }
    }
}
