package dev.alambique.escola.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** What an OpenAPI document promises of answers. */
final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Refusals of requests that belong to no route. */
    private static final Set<Integer> UNROUTED = Set.of(400, 401, 404, 405, 413, 414, 429, 431);

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012());
    private final Map<String, com.networknt.schema.Schema> schemas = new ConcurrentHashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
    }

    static Contract of(String document) {
        try {
            return new Contract(JSON.readTree(document));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(document, failure);
        }
    }

    /** Holds that an answer is one that the document describes: its status, its media type, its headers and its body. */
    void holdFor(String method, String path, HttpResponse<String> answer) {
        String what = method + " " + path + " -> " + answer.statusCode() + " " + answer.body();
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        Optional<JsonNode> promised = response(method, path, answer.statusCode());
        if (promised.isEmpty()) {
            assertThat(UNROUTED).as(what).contains(answer.statusCode());
            assertThat(responses(method, path)).as(what).isEmpty();
            holdBody(what, method, problem(), answer);
            return;
        }
        JsonNode content = promised.get().path("content");
        promised.get().path("headers").fieldNames().forEachRemaining(header -> {
            if (Set.of("ETag", "Location", "X-Request-Id", "Retry-After", "WWW-Authenticate")
                    .contains(header)) {
                assertThat(answer.headers().firstValue(header))
                        .as(what + " " + header)
                        .isPresent();
            }
        });
        if (content.isMissingNode()) {
            assertThat(answer.body()).as(what).isEmpty();
            return;
        }
        assertThat(content.has(type) || content.has("*/*"))
                .as(what + " " + type)
                .isTrue();
        if (type.endsWith("json")) {
            holdBody(what, method, content.path(type).path("schema"), answer);
        }
    }

    private void holdBody(String what, String method, JsonNode schema, HttpResponse<String> answer) {
        if (method.equals("HEAD")) {
            assertThat(answer.body()).as(what).isEmpty();
            return;
        }
        try {
            JsonNode body = JSON.readTree(answer.body());
            assertThat(schemas.computeIfAbsent(schema.toString(), each -> compiled(schema))
                            .validate(body))
                    .as(what)
                    .isEmpty();
        } catch (JsonProcessingException failure) {
            throw new AssertionError(what, failure);
        }
    }

    /** Holds that a value is one of a schema. */
    void holdValue(String what, JsonNode schema, JsonNode value) {
        assertThat(compiled(schema).validate(value)).as(what).isEmpty();
    }

    /** Whether a value is one of a schema. */
    boolean accepts(JsonNode schema, JsonNode value) {
        return compiled(schema).validate(value).isEmpty();
    }

    JsonNode document() {
        return document;
    }

    private com.networknt.schema.Schema compiled(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return registry.getSchema(whole);
    }

    private JsonNode problem() {
        return JSON.createObjectNode().put("$ref", "#/components/schemas/ProblemDetail");
    }

    /** What the route says that it answers, if there is one; {@code get} is another method than {@code GET}. */
    private Optional<JsonNode> responses(String method, String path) {
        String documented = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        return route(path)
                .filter(route -> !method.equals(documented))
                .map(route ->
                        document.path("paths").path(route).path(documented).path("responses"))
                .filter(responses -> !responses.isMissingNode());
    }

    private Optional<JsonNode> response(String method, String path, int status) {
        return responses(method, path)
                .map(responses -> responses.path(String.valueOf(status)))
                .filter(response -> !response.isMissingNode())
                .map(response -> response.has("$ref")
                        ? document.at(response.get("$ref").textValue().substring(1))
                        : response);
    }

    /** The path of the document that leads to the same route: one without variables before one with. */
    private Optional<String> route(String path) {
        String bare = path.split("\\?", 2)[0].replaceFirst("(.)/$", "$1");
        Map<Integer, String> found = new TreeMap<>();
        Iterable<String> paths = () -> document.path("paths").fieldNames();
        List<String> all = StreamSupport.stream(paths.spliterator(), false).toList();
        for (String each : all) {
            if (bare.matches(each.replaceAll("\\{[^}]*}", "[^/]+").replace(".", "[.]"))) {
                found.put(each.length() - each.replace("{", "").length(), each);
            }
        }
        return found.values().stream().findFirst();
    }
}
