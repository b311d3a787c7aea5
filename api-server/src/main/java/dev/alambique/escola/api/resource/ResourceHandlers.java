package dev.alambique.escola.api.resource;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.FieldError;
import dev.alambique.escola.api.problem.RequestException;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;

/**
 * The handlers of a resource.
 *
 * @param resource what is stored
 * @param requests reads what clients send
 * @param <Q> what a client sends
 * @param <R> what a client receives
 */
public record ResourceHandlers<Q, R>(Resource<Q, R> resource, RequestReader<Q> requests) {

    public void list(Context ctx) {
        Paging.answer(ctx, resource.list(resource.listed().read(ctx)));
    }

    public void get(Context ctx) throws IOException {
        Stored<R> found = resource.get(id(ctx));
        if (Precondition.isKnown(ctx, found.version())) {
            // A cache takes over the headers of this answer, also the media type.
            ctx.header(Header.ETAG, Precondition.tag(found.version()))
                    .contentType(ContentType.APPLICATION_JSON)
                    .status(HttpStatus.NOT_MODIFIED);
            // Where an answer ends without a body, Jetty says that its length is 0; of this one, it would be that of a
            // 200.
            ctx.res().flushBuffer();
        } else {
            answer(ctx, found);
        }
    }

    /** Answers 201 with the new one and its place. */
    public void create(Context ctx) {
        Stored<R> created = resource.create(requests.read(ctx), IdempotencyKey.of(ctx));
        ctx.header(Header.LOCATION, ctx.path().replaceFirst("/+$", "") + "/" + created.id());
        answer(ctx.status(HttpStatus.CREATED), created);
    }

    public void replace(Context ctx) {
        long id = id(ctx);
        Q request = requests.read(ctx);
        answer(ctx, resource.change(id, Precondition.ofChange(ctx), now -> request));
    }

    /** Changes what the body holds, by JSON Merge Patch. */
    public void patch(Context ctx) {
        long id = id(ctx);
        MergePatch patch = requests.readPatch(ctx);
        answer(ctx, resource.change(id, Precondition.ofChange(ctx), now -> requests.patched(ctx, now, patch)));
    }

    public void delete(Context ctx) {
        resource.delete(id(ctx), Precondition.ofChange(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private static void answer(Context ctx, Stored<?> stored) {
        ctx.header(Header.ETAG, Precondition.tag(stored.version())).json(stored.body());
    }

    /**
     * The key in the path.
     *
     * @throws RequestException if it is none
     */
    static long id(Context ctx) {
        String text = ctx.pathParam("id");
        try {
            long id = Long.parseLong(text);
            // 01, +1 and digits of other scripts are other addresses, where nothing is.
            if (String.valueOf(id).equals(text)) {
                return id;
            }
            throw new NumberFormatException(text);
        } catch (NumberFormatException failure) {
            throw RequestException.malformed(
                    Message.PATH_NAMES_NO_KEY, List.of(new FieldError("id", Message.MUST_BE_A_WHOLE_NUMBER)), failure);
        }
    }
}
