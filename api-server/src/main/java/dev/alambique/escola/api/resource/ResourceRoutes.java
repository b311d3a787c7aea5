package dev.alambique.escola.api.resource;

import dev.alambique.escola.api.route.Answer;
import dev.alambique.escola.api.route.Body;
import dev.alambique.escola.api.route.Parameter;
import dev.alambique.escola.api.route.Parameter.Place;
import dev.alambique.escola.api.route.Route;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The routes of a resource, which are the same for each.
 *
 * @param name one of them, as in paths: {@code aluno}
 * @param words one of them, in English
 * @param resource what is stored
 * @param requests reads what clients send
 * @param request what a client sends
 * @param response what a client receives
 * @param example the fields of one of them, as JSON, without its key
 * @param patch a change of it, as JSON
 */
public record ResourceRoutes<Q, R>(
        String name,
        String words,
        Resource<Q, R> resource,
        RequestReader<Q> requests,
        Class<Q> request,
        Class<R> response,
        String example,
        String patch) {
    private static final String ID = "{id}";
    private static final String NEXT = "where the next page is, as rel=\"next\"; not there on the last";
    private static final String ETAG_SAYS = "the version, for If-Match";

    /** List, get, create, replace, change and delete. */
    public List<Route> all() {
        ResourceHandlers<Q, R> handlers = new ResourceHandlers<>(resource, requests);
        String list = "/" + plural();
        String one = list + "/" + ID;
        String kind = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return List.of(
                route(HandlerType.GET, list, "list" + kind + "s", "A page of " + words + "s")
                        .taking(listParameters())
                        .answering(page())
                        .by(handlers::list),
                route(HandlerType.POST, list, "create" + kind, "Stores a new " + words)
                        .taking(List.of(idempotencyKey()))
                        .reading(Body.json(request, example))
                        .answering(one(HttpStatus.CREATED, "created").with(Header.LOCATION, "where it is"))
                        .refusing(HttpStatus.CONFLICT)
                        .by(handlers::create),
                route(HandlerType.GET, one, "get" + kind, "One " + words)
                        .taking(List.of(key(), header(Header.IF_NONE_MATCH, "answers 304 if it is still this version")))
                        .answering(
                                one(HttpStatus.OK, "found"),
                                Answer.empty(HttpStatus.NOT_MODIFIED, "still the version of If-None-Match")
                                        .with(Header.ETAG, ETAG_SAYS))
                        .refusing(HttpStatus.NOT_FOUND)
                        .by(handlers::get),
                change(HandlerType.PUT, one, "replace" + kind, "Replaces all of " + a())
                        .reading(Body.json(request, example))
                        .by(handlers::replace),
                change(HandlerType.PATCH, one, "change" + kind, "Changes some of " + a() + " (JSON Merge Patch)")
                        .reading(new Body(MergePatch.MEDIA_TYPE, request, Body.Use.PATCH, patch))
                        .by(handlers::patch),
                route(HandlerType.DELETE, one, "delete" + kind, "Deletes " + a())
                        .taking(List.of(key(), ifMatch(), ifNoneMatch()))
                        .answering(Answer.empty(HttpStatus.NO_CONTENT, "deleted"))
                        .refusing(HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.PRECONDITION_FAILED)
                        .by(handlers::delete));
    }

    /** A list of these that belong to another resource. */
    public Route part(String path, String id, String summary, Function<Context, Page<R>> list) {
        Parameter owner = path.contains(ID)
                ? key()
                : new Parameter(Place.PATH, "codigo", "the code of the course", text(), "MAT-101");
        return Route.of(HandlerType.GET, path, id)
                .described(plural(), summary)
                .taking(List.of(owner))
                .taking(listParameters())
                .answering(page())
                .refusing(HttpStatus.NOT_FOUND)
                .by(ctx -> Paging.answer(ctx, list.apply(ctx)));
    }

    /** What the list can be asked for. */
    public ListParameters listed() {
        return resource.listed();
    }

    /**
     * The key in a path.
     *
     * @throws dev.alambique.escola.api.problem.RequestException if it is none
     */
    public static long id(Context ctx) {
        return ResourceHandlers.id(ctx);
    }

    private String a() {
        return ("aeiou".indexOf(words.charAt(0)) < 0 ? "a " : "an ") + words;
    }

    private String stored() {
        return example.replaceFirst("\\{", "{\"id\": 1, ");
    }

    private String plural() {
        return name + "s";
    }

    private Route route(HandlerType method, String path, String id, String summary) {
        return Route.of(method, path, id).described(plural(), summary);
    }

    private Route change(HandlerType method, String path, String id, String summary) {
        return route(method, path, id, summary)
                .taking(List.of(key(), ifMatch(), ifNoneMatch()))
                .answering(one(HttpStatus.OK, "changed"))
                .refusing(HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.PRECONDITION_FAILED);
    }

    private Answer one(HttpStatus status, String description) {
        return Answer.one(status, description, response, stored()).with(Header.ETAG, ETAG_SAYS);
    }

    private Answer page() {
        return Answer.many("a page", response, stored())
                .with(Header.LINK, NEXT)
                .with(Paging.TOTAL, "how many match, where total=true");
    }

    private List<Parameter> listParameters() {
        ListParameters listed = resource.listed();
        List<Parameter> parameters = new ArrayList<>();
        listed.filters()
                .forEach(filter -> parameters.add(new Parameter(
                        Place.QUERY,
                        filter,
                        filter.equals("nome") ? "the beginning of it, in any case" : "exactly",
                        text(),
                        filter.equals("nome") ? "an" : filter.equals("email") ? "ana@escola.example" : "MAT-101")));
        List<String> sorts = listed.sorts().stream()
                .flatMap(sort -> Stream.of(sort, "-" + sort))
                .toList();
        parameters.add(new Parameter(
                Place.QUERY, "sort", "the order; from the last with a minus", choice(sorts), sorts.get(0)));
        parameters.add(ListParameters.limitParameter());
        parameters.add(
                new Parameter(Place.QUERY, "after", "what the Link of the page before says", text(), "aWQKMjAK"));
        parameters.add(new Parameter(
                Place.QUERY, "total", "whether to count all that match", new Schema<>().typesItem("boolean"), false));
        return parameters;
    }

    private static Parameter key() {
        return new Parameter(
                Place.PATH, "id", "the key", new Schema<>().typesItem("integer").format("int64"), 1);
    }

    private static Parameter ifMatch() {
        return header(Header.IF_MATCH, "changes nothing if it is another version: answers 412");
    }

    private static Parameter ifNoneMatch() {
        return header(Header.IF_NONE_MATCH, "changes nothing if it is this version: answers 412");
    }

    private static Parameter header(String name, String description) {
        return new Parameter(Place.HEADER, name, description, text(), "\"0\"");
    }

    private static Parameter idempotencyKey() {
        return new Parameter(
                Place.HEADER,
                IdempotencyKey.HEADER,
                "sent again with the same body within a day, nothing is created and the answer is the same",
                text().minLength(1).maxLength(255),
                "3f8a2c1e-0b7d-4b8e-9a55-6d0f3a1c2b4e");
    }

    private static Schema<?> text() {
        return new Schema<>().typesItem("string");
    }

    private static Schema<?> choice(List<String> values) {
        Schema<Object> schema = new Schema<>();
        values.forEach(schema::addEnumItemObject);
        return schema.typesItem("string");
    }
}
