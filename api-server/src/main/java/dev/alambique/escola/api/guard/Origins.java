package dev.alambique.escola.api.guard;

import dev.alambique.escola.api.problem.RequestId;
import dev.alambique.migration.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/**
 * The other sites whose pages may call the API. They set the token themselves: there are no cookies, and browsers do not
 * lend them the token that a person typed for this site.
 *
 * @param allowed each as a browser names it, such as {@code https://app.example}; {@code *} for all
 */
public record Origins(List<String> allowed) {
    private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[^/\\s?#,]+");

    /**
     * @throws dev.alambique.migration.problem.UsageException if one is no origin
     */
    public Origins {
        allowed = List.copyOf(allowed);
        for (String each : allowed) {
            if (!ORIGIN.matcher(each).matches()) {
                throw Problem.of("\"" + each + "\" is no origin.")
                        .instead("https://app.example in CORS_ORIGINS or --cors-origin: without a path, also without /")
                        .usage();
            }
        }
    }

    /** The handler that tells browsers so; the same handler where no origin is allowed. */
    public Handler.Wrapper before(Handler.Wrapper inner) {
        if (allowed.isEmpty()) {
            return inner;
        }
        CrossOriginHandler handler = new CrossOriginHandler();
        handler.setAllowedOriginPatterns(allowed.stream()
                .map(each -> each.equals("*") ? each : Pattern.quote(each))
                .collect(Collectors.toSet()));
        handler.setAllowCredentials(false);
        handler.setAllowedMethods(Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        handler.setAllowedHeaders(Set.of(
                "Authorization",
                Credentials.API_KEY,
                "Content-Type",
                "Accept-Language",
                "If-Match",
                "If-None-Match",
                "Idempotency-Key",
                RequestId.HEADER));
        handler.setExposedHeaders(Set.of("ETag", "Link", "Location", "Retry-After", "Total-Count", RequestId.HEADER));
        handler.setPreflightMaxAge(Duration.ofHours(1));
        handler.setHandler(inner);
        return handler;
    }
}
