package dev.alambique.escola.api.problem;

import dev.alambique.escola.api.language.Language;
import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.language.Text;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
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
        routes.before(Problems::holdPath);
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
            answer(ctx, RequestException.malformed(Message.REQUEST_ENDS_EARLY, List.of(), failure));
        });
        routes.exception(RequestException.class, (failure, ctx) -> answer(ctx, failure));
        routes.exception(Exception.class, (failure, ctx) -> answer(ctx, explained(failure, ctx)));
    }

    /** A handler of which Javalin may not answer anything itself: neither an error, nor the silence of a client. */
    public static Handler heldBy(Handler handler) {
        return ctx -> {
            try {
                handler.handle(ctx);
            } catch (IOException failure) {
                throw failure.getCause() instanceof TimeoutException
                        ? refused(HttpStatus.REQUEST_TIMEOUT, failure)
                        : failure;
            } catch (Error failure) {
                throw new IllegalStateException(failure);
            }
        };
    }

    /** Answers a request that is refused. */
    public static void answer(Context ctx, RequestException failure) {
        Language language = Language.of(ctx);
        ctx.status(failure.status())
                .header(Header.CONTENT_LANGUAGE, language.tag())
                .json(ProblemDetail.of(failure, ctx.path(), language))
                .contentType(ProblemDetail.MEDIA_TYPE);
    }

    /** Jetty takes {@code %u0041} for a character, as some servers once did; neither RFC 3986 nor Javalin does. */
    private static void holdPath(Context ctx) {
        if (ctx.path().contains("%u") || ctx.path().contains("%U")) {
            throw refused(HttpStatus.BAD_REQUEST, null);
        }
    }

    /** The problem of a request that never reached a handler. */
    static RequestException refused(HttpStatus status, @Nullable Throwable cause) {
        Text detail = switch (status) {
            case BAD_REQUEST -> Message.NOT_HTTP.text();
            case NOT_FOUND -> Message.NO_SUCH_PATH.text();
            case METHOD_NOT_ALLOWED -> Message.NO_SUCH_METHOD.text();
            case REQUEST_TIMEOUT -> Message.BODY_DOES_NOT_ARRIVE.text();
            case CONTENT_TOO_LARGE -> Message.BODY_TOO_LARGE.text();
            case URI_TOO_LONG -> Message.ADDRESS_TOO_LONG.text();
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> Message.HEADERS_TOO_LONG.text();
            case EXPECTATION_FAILED -> Message.ONLY_100_CONTINUE.text();
            case UPGRADE_REQUIRED, HTTP_VERSION_NOT_SUPPORTED -> Message.ONLY_HTTP_1_1.text();
            case SERVICE_UNAVAILABLE -> Message.STOPPING.text();
            default -> Message.REFUSED.with(status.getMessage());
        };
        return new RequestException(status, detail, List.of(), cause);
    }

    private static RequestException explained(Exception failure, Context ctx) {
        return DatabaseFailure.explain(failure, ctx.method()).orElseGet(() -> unexpected(failure, ctx));
    }

    private static RequestException unexpected(Exception failure, Context ctx) {
        String id = ctx.res().getHeader(RequestId.HEADER);
        LOG.error("{} {} failed (request {})", ctx.method(), ctx.path(), id, failure);
        return new RequestException(HttpStatus.INTERNAL_SERVER_ERROR, Message.SERVER_FAILED.text(), List.of(), failure);
    }
}
