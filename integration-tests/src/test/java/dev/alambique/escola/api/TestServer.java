package dev.alambique.escola.api;

import dev.alambique.escola.api.guard.Token;
import dev.alambique.escola.api.startup.PoolSettings;
import dev.alambique.escola.api.startup.RunningServer;
import dev.alambique.escola.api.startup.ServerConfiguration;
import dev.alambique.migration.connect.ConnectionSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A server with settings of its own, on an empty database, and what a client of any kind may send it. */
public record TestServer(RunningServer server, ConnectionSettings database, HttpClient client)
        implements AutoCloseable {

    public static TestServer start(UnaryOperator<ApiSettings> change) {
        return start(TestApi.configuration(TestPostgres.emptyDatabase()), change);
    }

    public static TestServer start(PoolSettings pool) {
        return start(TestApi.configuration(TestPostgres.emptyDatabase()).with(pool), UnaryOperator.identity());
    }

    private static TestServer start(ServerConfiguration configuration, UnaryOperator<ApiSettings> change) {
        return new TestServer(
                RunningServer.start(
                        configuration.with(change.apply(configuration.api())), data -> null, TestSchema::of),
                configuration.database().orElseThrow(),
                HttpClient.newHttpClient());
    }

    /** What the API says of itself; said once, for a server of its own counts who asks. */
    private static final class Documented {
        static final Contract CONTRACT = contract();

        private static Contract contract() {
            try (TestServer server = start(settings -> settings.withToken(Token.of("documented")))) {
                return Contract.of(server.answer("GET", "/openapi.json", "X-API-Key", "documented")
                        .body());
            }
        }
    }

    /** Sends a request with headers, each a name and a value, and holds its answer against the OpenAPI document. */
    public HttpResponse<String> send(String method, String path, String... headers) {
        HttpResponse<String> answer = answer(method, path, headers);
        // What a browser asks first is of no route.
        if (!method.equals("OPTIONS")) {
            Documented.CONTRACT.holdFor(method, path, answer);
        }
        return answer;
    }

    private HttpResponse<String> answer(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /** Sends what is not HTTP as it should be, and reads until the server ends the connection. */
    public String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** Does something, and returns the first part of what is logged, on either stream, that matches, as soon as it is written. */
    public static String logged(String pattern, Runnable action) throws InterruptedException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream errors = System.err;
        PrintStream output = System.out;
        PrintStream both = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setErr(both);
        System.setOut(both);
        try {
            action.run();
            while (true) {
                var found = Pattern.compile(pattern, Pattern.MULTILINE)
                        .matcher(log.toString(StandardCharsets.UTF_8))
                        .results()
                        .map(MatchResult::group)
                        .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
                Thread.sleep(10);
            }
        } finally {
            System.setErr(errors);
            System.setOut(output);
        }
    }
}
