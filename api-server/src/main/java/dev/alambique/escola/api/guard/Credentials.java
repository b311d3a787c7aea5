package dev.alambique.escola.api.guard;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a request shows where a token is wanted: a bearer token, an API key, or the password of HTTP Basic, which browsers
 * ask for by themselves.
 *
 * @param shown each text that may be the token
 */
record Credentials(List<String> shown) {
    /** The header that shows a token and nothing else. */
    static final String API_KEY = "X-API-Key";

    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);
    private static final Pattern BASIC = Pattern.compile("Basic +([A-Za-z0-9+/]+={0,2}) *", Pattern.CASE_INSENSITIVE);

    Credentials {
        shown = List.copyOf(shown);
    }

    static Credentials of(Context ctx) {
        String authorization =
                Optional.ofNullable(ctx.header(Header.AUTHORIZATION)).orElse("");
        return new Credentials(
                Stream.of(bearer(authorization), password(authorization), Optional.ofNullable(ctx.header(API_KEY)))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<String> bearer(String authorization) {
        return Optional.of(BEARER.matcher(authorization))
                .filter(Matcher::matches)
                .map(found -> found.group(1));
    }

    /** Any user may show it. */
    private static Optional<String> password(String authorization) {
        var basic = BASIC.matcher(authorization);
        if (!basic.matches()) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(basic.group(1)), StandardCharsets.UTF_8);
            return Optional.of(pair.substring(pair.indexOf(':') + 1)).filter(password -> pair.contains(":"));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
