package dev.alambique.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The API as a process of its own, reached over HTTP; closing it sends the signal that a container gets. */
record Service(Running running) implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on http://127\\.0\\.0\\.1:(\\d+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Starts the packaged server. */
    static Service packaged(Path folder, Database database) {
        Path jar = Running.checkout("api-server/target/api-server.jar");
        return start(folder, database, List.of("-jar", jar.toString()));
    }

    /** Starts the server's own classes on the entities and the revisions of a project, whatever version they are of. */
    static Service of(Project project, Database database) {
        List<String> classpath = new ArrayList<>();
        classpath.add(project.folder().resolve("target/classes").toString());
        classpath.add(project.folder().resolve("src/main/resources").toString());
        classpath.add(Running.checkout("api-server/target/classes").toString());
        Path libraries = Running.checkout("api-server/target/lib");
        try (Stream<Path> jars = Files.list(libraries)) {
            jars.filter(jar -> !jar.getFileName().toString().startsWith("domain-model"))
                    .forEach(jar -> classpath.add(jar.toString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return start(
                project.folder(),
                database,
                List.of("-cp", String.join(":", classpath), "dev.alambique.escola.api.Main"));
    }

    private static Service start(Path folder, Database database, List<String> program) {
        List<String> arguments = new ArrayList<>(program);
        arguments.addAll(List.of("serve", "--host", "127.0.0.1", "--port", "0"));
        return new Service(Running.java(folder, database.environment(), arguments));
    }

    /** Waits until it listens. */
    int port() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            boolean alive = running.process().isAlive();
            Matcher matcher = LISTENING.matcher(running.ran().err());
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
            if (!alive) {
                break;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("The service does not listen\n" + running.ran());
    }

    JsonNode get(String path) {
        return send(request(path).GET().build(), 200);
    }

    JsonNode post(String path, Map<String, String> values) {
        String body = values.entrySet().stream()
                .map(entry -> MAPPER.valueToTree(entry.getKey()) + ":" + MAPPER.valueToTree(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                201);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    private static JsonNode send(HttpRequest request, int expected) {
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new AssertionError(request + " was answered with " + response.statusCode() + " instead of "
                        + expected + "\n" + response.body());
            }
            return MAPPER.readTree(response.body());
        } catch (JsonProcessingException failure) {
            throw new AssertionError(request + " was not answered with JSON", failure);
        } catch (IOException failure) {
            throw new AssertionError(request + " was not answered", failure);
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    /** Sends it the signal that ends a container, and waits. */
    @Override
    public void close() {
        running.process().destroy();
        running.end();
    }
}
