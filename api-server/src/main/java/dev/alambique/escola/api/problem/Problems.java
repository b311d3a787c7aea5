package dev.alambique.escola.api.problem;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.List;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where what was thrown becomes what a client reads. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** Answers everything that handlers throw, and every route that is not there, as a problem. */
    public static void answerOn(RoutesConfig routes) {
        routes.exception(MethodNotAllowedResponse.class, (failure, ctx) -> {
            // The one detail is the list of methods; its name depends on what the client accepts.
            ctx.header(Header.ALLOW, String.join(", ", failure.getDetails().values()));
            answer(ctx, refused(HttpStatus.METHOD_NOT_ALLOWED, failure));
        });
        routes.exception(
                HttpResponseException.class,
                (failure, ctx) -> answer(ctx, refused(HttpStatus.forStatus(failure.getStatus()), failure)));
        routes.exception(EofException.class, (failure, ctx) -> {
            LOG.info("{} {}: the client went before it was answered", ctx.method(), ctx.path());
            answer(ctx, RequestException.malformed("The request ends too early.", List.of(), failure));
        });
        routes.exception(RequestException.class, (failure, ctx) -> answer(ctx, failure));
        routes.exception(Exception.class, (failure, ctx) -> answer(ctx, explained(failure, ctx)));
    }

    private static void answer(Context ctx, RequestException failure) {
        ctx.status(failure.status()).json(ProblemDetail.of(failure, ctx.path())).contentType(ProblemDetail.MEDIA_TYPE);
    }

    /** The problem of a request that never reached a handler. */
    static RequestException refused(HttpStatus status, @Nullable Throwable cause) {
        String detail = switch (status) {
            case NOT_FOUND -> "There is nothing at this path.";
            case METHOD_NOT_ALLOWED -> "This path does not answer to this method.";
            case CONTENT_TOO_LARGE -> "The body is too large.";
            default -> status.getMessage() + ".";
        };
        return new RequestException(status, detail, List.of(), cause);
    }

    private static RequestException explained(Exception failure, Context ctx) {
        return DatabaseFailure.explain(failure, ctx.method()).orElseGet(() -> unexpected(failure, ctx));
    }

    private static RequestException unexpected(Exception failure, Context ctx) {
        LOG.error("{} {} failed", ctx.method(), ctx.path(), failure);
        return new RequestException(
                HttpStatus.INTERNAL_SERVER_ERROR, "The server failed; its log says why.", List.of(), failure);
    }
}
