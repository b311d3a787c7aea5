package dev.alambique.escola.api.route;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.EndpointMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One route: where it is, what it takes, what it answers, and who does that.
 *
 * @param method the method; a GET answers to HEAD, too
 * @param path the path, with {@code {id}} for what varies
 * @param id what generated clients call it
 * @param tag the group that the document shows it in
 * @param summary what it does, in a few words
 * @param parameters what it takes in its path, its query and its headers
 * @param body what it takes in its body
 * @param answers how it answers
 * @param refusals why it may refuse, besides what every route may refuse for
 * @param access whether everybody may call it
 * @param handler does it
 */
public record Route(
        HandlerType method,
        String path,
        String id,
        String tag,
        String summary,
        List<Parameter> parameters,
        Optional<Body> body,
        List<Answer> answers,
        List<HttpStatus> refusals,
        Access access,
        Handler handler)
        implements EndpointMetadata {
    /** The attribute of a request that says the path of its route. */
    public static final String ATTRIBUTE = Route.class.getName();

    /** Who may call a route where a token is set. */
    public enum Access {
        /** Whoever has the token. */
        GUARDED,
        /** Everybody: probes of health. */
        OPEN
    }

    public Route {
        Objects.requireNonNull(method, "method");
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
        refusals = List.copyOf(refusals);
    }

    /** A route that does nothing yet. */
    public static Route of(HandlerType method, String path, String id) {
        return new Route(
                method, path, id, "", "", List.of(), Optional.empty(), List.of(), List.of(), Access.GUARDED, ctx -> {});
    }

    public Route described(String group, String words) {
        return new Route(method, path, id, group, words, parameters, body, answers, refusals, access, handler);
    }

    public Route taking(List<Parameter> more) {
        List<Parameter> all = joined(parameters, more);
        return new Route(method, path, id, tag, summary, all, body, answers, refusals, access, handler);
    }

    public Route reading(Body other) {
        Optional<Body> read = Optional.of(other);
        return new Route(method, path, id, tag, summary, parameters, read, answers, refusals, access, handler);
    }

    public Route answering(Answer... more) {
        List<Answer> all = joined(answers, List.of(more));
        return new Route(method, path, id, tag, summary, parameters, body, all, refusals, access, handler);
    }

    public Route refusing(HttpStatus... more) {
        List<HttpStatus> all = joined(refusals, List.of(more));
        return new Route(method, path, id, tag, summary, parameters, body, answers, all, access, handler);
    }

    public Route open() {
        return new Route(method, path, id, tag, summary, parameters, body, answers, refusals, Access.OPEN, handler);
    }

    public Route by(Handler other) {
        return new Route(method, path, id, tag, summary, parameters, body, answers, refusals, access, other);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
