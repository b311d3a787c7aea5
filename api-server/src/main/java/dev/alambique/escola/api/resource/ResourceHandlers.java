package dev.alambique.escola.api.resource;

import dev.alambique.escola.api.problem.FieldError;
import dev.alambique.escola.api.problem.RequestException;
import dev.alambique.escola.domain.Identified;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * The five handlers of a resource.
 *
 * @param resource what is stored
 * @param requests reads what clients send
 * @param <Q> what a client sends
 * @param <R> what a client receives
 */
public record ResourceHandlers<Q, R extends Identified>(Resource<Q, R> resource, RequestReader<Q> requests) {

    public void list(Context ctx) {
        ctx.json(resource.list(Filters.of(ctx)));
    }

    public void get(Context ctx) {
        ctx.json(resource.get(id(ctx)));
    }

    /** Answers 201 with the new one and its place. */
    public void create(Context ctx) {
        R created = resource.create(requests.read(ctx));
        ctx.header(Header.LOCATION, ctx.path().replaceFirst("/+$", "") + "/" + created.id());
        ctx.status(HttpStatus.CREATED).json(created);
    }

    public void replace(Context ctx) {
        ctx.json(resource.replace(id(ctx), requests.read(ctx)));
    }

    public void delete(Context ctx) {
        resource.delete(id(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private static long id(Context ctx) {
        try {
            return Long.parseLong(ctx.pathParam("id"));
        } catch (NumberFormatException failure) {
            throw RequestException.malformed(
                    "The path names no key.", List.of(new FieldError("id", "must be a whole number")), failure);
        }
    }
}
