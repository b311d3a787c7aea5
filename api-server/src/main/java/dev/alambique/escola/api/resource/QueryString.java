package dev.alambique.escola.api.resource;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.FieldError;
import dev.alambique.escola.api.problem.RequestException;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters behind the question mark. Javalin passes over what it cannot decode, which would answer with too much. */
final class QueryString {
    private static final int LONGEST_NAME = 40;

    private QueryString() {}

    /**
     * The parameters by name; one with an empty value is as good as none.
     *
     * @throws RequestException if one cannot be decoded, is there twice, or holds U+0000, which no text in PostgreSQL does
     */
    static Map<String, String> of(Context ctx) {
        Map<String, String> parameters = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        String query = Optional.ofNullable(ctx.queryString()).orElse("");
        for (String parameter : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            Optional<String> name = decoded(parts[0]);
            Optional<String> value = parts.length == 1 ? Optional.of("") : decoded(parts[1]);
            if (name.isEmpty() || value.isEmpty()) {
                errors.add(new FieldError(shortened(parts[0]), Message.MUST_BE_ENCODED));
            } else if (value.get().indexOf('\0') >= 0) {
                errors.add(new FieldError(shortened(name.get()), Message.MUST_HOLD_NO_NUL));
            } else if (parameters.containsKey(name.get())) {
                errors.add(new FieldError(shortened(name.get()), Message.IS_REPEATED));
            } else if (!value.get().isEmpty()) {
                parameters.put(name.get(), value.get());
            }
        }
        if (!errors.isEmpty()) {
            throw RequestException.malformed(Message.PARAMETERS_UNREADABLE, errors, null);
        }
        return parameters;
    }

    private static Optional<String> decoded(String text) {
        try {
            byte[] bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
