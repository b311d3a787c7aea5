package dev.alambique.escola.api.resource;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.FieldError;
import dev.alambique.escola.api.problem.RequestException;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client calls a request, so that it can send it again and have it done once.
 *
 * @param key the header {@code Idempotency-Key}
 * @param digest SHA-256 of the path and the body, in hexadecimal digits
 */
public record IdempotencyKey(String key, String digest) {
    /** The header. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /**
     * The key of a request, if it has one.
     *
     * @throws RequestException if it cannot be one
     */
    static Optional<IdempotencyKey> of(Context ctx) {
        List<String> keys = Collections.list(ctx.req().getHeaders(HEADER));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        String key = keys.get(0);
        if (keys.size() > 1 || !KEY.matcher(key).matches()) {
            throw RequestException.malformed(
                    Message.HEADER_UNREADABLE, List.of(new FieldError(HEADER, Message.MUST_BE_A_KEY)), null);
        }
        return Optional.of(new IdempotencyKey(key, digest(ctx.path(), ctx.bodyAsBytes())));
    }

    private static String digest(String path, byte[] body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(path.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
