package dev.alambique.escola.api.route;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.RequestException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The document of the routes, and Swagger UI, which shows it to people; all of it from here, nothing from the network. */
public final class DocumentRoutes {
    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
    private static final String POM = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final Map<String, String> TYPES = Map.of(
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript",
            "favicon-32x32.png", "image/png",
            "start.js", "text/javascript");

    private final Supplier<String> document;
    private @Nullable String json;

    /** @param document writes the document, when somebody asks for it */
    public DocumentRoutes(Supplier<String> document) {
        this.document = document;
    }

    public List<Route> all() {
        return List.of(
                Route.of(HandlerType.GET, "/openapi.json", "getOpenApi")
                        .described("documentation", "This document")
                        .answering(Answer.anyJson("OpenAPI 3.1"))
                        .by(ctx -> ctx.contentType("application/json").result(json())),
                Route.of(HandlerType.GET, "/docs", "getDocs")
                        .described("documentation", "This document, for people")
                        .answering(Answer.text("text/html", "Swagger UI"))
                        .by(ctx -> ctx.html(text("/dev/alambique/escola/api/docs/index.html"))),
                Route.of(HandlerType.GET, "/docs/{file}", "getDocsFile")
                        .described("documentation", "A part of Swagger UI")
                        .taking(List.of(new Parameter(
                                Parameter.Place.PATH,
                                "file",
                                "its name",
                                new Schema<>().typesItem("string"),
                                "swagger-ui.css")))
                        .answering(Answer.text("*/*", "the file"))
                        .refusing(HttpStatus.NOT_FOUND)
                        .by(DocumentRoutes::file));
    }

    /** Written once, and not before somebody wants it. */
    private synchronized String json() {
        if (json == null) {
            json = document.get();
        }
        return json;
    }

    private static void file(Context ctx) {
        String name = ctx.pathParam("file");
        String type = TYPES.get(name);
        if (type == null) {
            throw RequestException.notFound(Message.NO_SUCH_PATH.text());
        }
        String path =
                name.equals("start.js") ? "/dev/alambique/escola/api/docs/start.js" : WEBJAR + version() + "/" + name;
        ctx.header(Header.CACHE_CONTROL, "private, max-age=3600")
                .contentType(type)
                .result(bytes(path));
    }

    private static String version() {
        Properties pom = new Properties();
        try (InputStream in = DocumentRoutes.class.getResourceAsStream(POM)) {
            pom.load(in);
            return pom.getProperty("version");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String path) {
        try (InputStream in = DocumentRoutes.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
