package dev.alambique.escola.api.guard;

import dev.alambique.escola.api.ApiSettings;
import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.Problems;
import dev.alambique.escola.api.problem.RequestException;
import dev.alambique.escola.api.route.Route;
import dev.alambique.escola.api.route.Route.Access;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** What a request is asked before its route sees it; also one that no route is for, so that nothing is told. */
public final class Guard {
    /** How large a body may be. */
    public static final long MOST_BYTES = 1_000_000;

    private static final int USUAL_RATE = 100;
    private static final int CLIENTS = 10_000;
    private static final int MOST_PARAMETERS = 50;
    private static final long MOST_WASTED_BYTES = 10 * MOST_BYTES;
    private static final int WASTED_AT_ONCE = 20;
    private static final String BEARER = "Bearer realm=\"escola\"";
    private static final String BASIC = "Basic realm=\"escola\", charset=\"UTF-8\"";

    private final ApiSettings settings;
    private final Optional<RateLimiter> limiter;
    private final Semaphore wasted = new Semaphore(WASTED_AT_ONCE);

    public Guard(ApiSettings settings) {
        this.settings = settings;
        this.limiter = Optional.of(settings.rateLimit().orElse(USUAL_RATE))
                .filter(rate -> rate > 0)
                .map(rate -> new RateLimiter(rate, CLIENTS, System::nanoTime));
    }

    /** Asks before every route. */
    public void standBefore(RoutesConfig routes) {
        routes.before(Problems.heldBy(this::ask));
        // Javalin knows the route of a request before its first handler only where a handler waits for that.
        routes.beforeMatched(ctx -> {});
    }

    private void ask(Context ctx) throws IOException {
        Optional<Route> route = Optional.ofNullable(ctx.endpoints().matchedHttpEndpoint())
                .map((Endpoint endpoint) -> endpoint.metadata(Route.class));
        route.ifPresent(each -> ctx.attribute(Route.ATTRIBUTE, each.path()));
        limiter.ifPresent(each -> slowDown(ctx, each));
        countParameters(ctx);
        boolean open = route.map(Route::access).filter(Access.OPEN::equals).isPresent();
        settings.token().filter(token -> !open).ifPresent(token -> askForToken(ctx, token));
        holdSize(ctx);
    }

    private void slowDown(Context ctx, RateLimiter rates) {
        ClientAddress client =
                settings.client(ctx.req().getRemoteAddr(), () -> ctx.req().getHeaders(ClientAddress.FORWARDED));
        if (client.isLoopback() && settings.rateLimit().isEmpty()) {
            return;
        }
        long seconds = rates.secondsToWait(client.network());
        if (seconds > 0) {
            ctx.header(Header.RETRY_AFTER, String.valueOf(seconds));
            throw new RequestException(HttpStatus.TOO_MANY_REQUESTS, Message.TOO_FAST.with(seconds), List.of(), null);
        }
    }

    private static void countParameters(Context ctx) {
        String query = Optional.ofNullable(ctx.queryString()).orElse("");
        if (query.chars().filter(each -> each == '&').count() >= MOST_PARAMETERS) {
            throw new RequestException(
                    HttpStatus.BAD_REQUEST, Message.TOO_MANY_PARAMETERS.with(MOST_PARAMETERS), List.of(), null);
        }
    }

    /**
     * Before the client is told to go on (100), and sends all of it for nothing. Of one who does not ask, some is read and thrown
     * away: when a server closes while bytes come, the client loses the answer.
     */
    private void holdSize(Context ctx) throws IOException {
        if (ctx.req().getContentLengthLong() > MOST_BYTES) {
            if (ctx.header(Header.EXPECT) == null && wasted.tryAcquire()) {
                try {
                    ctx.req().getInputStream().skip(MOST_WASTED_BYTES);
                } finally {
                    wasted.release();
                }
            }
            throw new RequestException(HttpStatus.CONTENT_TOO_LARGE, Message.BODY_TOO_LARGE.text(), List.of(), null);
        }
    }

    private static void askForToken(Context ctx, Token token) {
        if (!token.isAmong(Credentials.of(ctx))) {
            boolean shown = ctx.header(Header.AUTHORIZATION) != null;
            ctx.header(Header.WWW_AUTHENTICATE, shown ? BEARER + ", error=\"invalid_token\"" : BEARER);
            if (isNavigation(ctx)) {
                ctx.res().addHeader(Header.WWW_AUTHENTICATE, BASIC);
            }
            throw new RequestException(HttpStatus.UNAUTHORIZED, Message.TOKEN_NEEDED.text(), List.of(), null);
        }
    }

    /**
     * Whether a person goes to an address, who can be asked for the token. What a page fetches gets no such question: a
     * browser would put it before a person who did not do anything. {@code Sec-Fetch-Mode} would say the same, but browsers
     * leave it out over plain HTTP.
     */
    private static boolean isNavigation(Context ctx) {
        return Optional.ofNullable(ctx.header(Header.ACCEPT)).orElse("").contains("text/html");
    }
}
