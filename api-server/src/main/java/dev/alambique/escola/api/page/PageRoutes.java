package dev.alambique.escola.api.page;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.RequestException;
import dev.alambique.escola.api.route.Answer;
import dev.alambique.escola.api.route.Parameter;
import dev.alambique.escola.api.route.Route;
import dev.alambique.migration.cli.diagram.SchemaPicture;
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
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The page at {@code /} and its parts, which are read once. */
public final class PageRoutes {
    /** Where a picture of the schema finds its style. */
    public static final List<String> PICTURE_STYLES = List.of("/page/colors.css", "/page/diagram.css");

    /** Nothing but what comes from here, no script and no style within the page, and the page in no other. */
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css",
            "js", "text/javascript",
            "svg", "image/svg+xml");

    private final String page = resource("index.html");
    private final Map<String, String> parts = new TreeMap<>();

    public PageRoutes() {
        Stream.of(
                        "icon.svg",
                        "page.css",
                        "main.js",
                        "texts.js",
                        "dom.js",
                        "api.js",
                        "alunos.js",
                        "editor.js",
                        "migrations.js",
                        "revision.js",
                        "drift.js",
                        "picture.js")
                .forEach(name -> parts.put(name, resource(name)));
        parts.put("colors.css", SchemaPicture.colors());
        parts.put("diagram.css", SchemaPicture.style());
    }

    public List<Route> all() {
        return List.of(
                Route.of(HandlerType.GET, "/", "getPage")
                        .described("page", "The page for people")
                        .answering(Answer.text("text/html", "students and migrations"))
                        .by(this::page),
                Route.of(HandlerType.GET, "/page/{file}", "getPageFile")
                        .described("page", "A part of the page")
                        .taking(List.of(new Parameter(
                                Parameter.Place.PATH,
                                "file",
                                "its name",
                                new Schema<>().typesItem("string"),
                                "page.css")))
                        .answering(Answer.text("*/*", "the file"))
                        .refusing(HttpStatus.NOT_FOUND)
                        .by(this::part));
    }

    private void page(Context ctx) {
        ctx.header(Header.CONTENT_SECURITY_POLICY, POLICY)
                .header(Header.CACHE_CONTROL, "no-cache")
                .html(page);
    }

    private void part(Context ctx) {
        String name = ctx.pathParam("file");
        String text = parts.get(name);
        if (text == null) {
            throw RequestException.notFound(Message.NO_SUCH_PATH.text());
        }
        ctx.header(Header.CACHE_CONTROL, "no-cache")
                .contentType(TYPES.get(name.substring(name.lastIndexOf('.') + 1)) + "; charset=utf-8")
                .result(text);
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(PageRoutes.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
