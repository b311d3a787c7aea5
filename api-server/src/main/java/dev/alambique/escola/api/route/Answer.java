package dev.alambique.escola.api.route;

import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One way in which a route answers.
 *
 * @param status the status
 * @param description what that means
 * @param content what the body holds, if there is one
 * @param headers the headers that it has, and what they say
 */
public record Answer(HttpStatus status, String description, Optional<Content> content, Map<String, String> headers) {
    /**
     * What a body holds.
     *
     * @param mediaType its media type
     * @param type the record that it is of; {@code String} for what is no JSON, {@code Object} for any JSON
     * @param many whether it is an array of them
     * @param example one of them, or its JSON as text
     */
    public record Content(String mediaType, Class<?> type, boolean many, Optional<Object> example) {}

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** An answer without a body. */
    public static Answer empty(HttpStatus status, String description) {
        return new Answer(status, description, Optional.empty(), Map.of());
    }

    /** One record, as JSON. */
    public static Answer one(HttpStatus status, String description, Object example) {
        return one(status, description, example.getClass(), example);
    }

    /** One record, as JSON, with an example that may be JSON, too. */
    public static Answer one(HttpStatus status, String description, Class<?> type, Object example) {
        return json(status, description, new Content("application/json", type, false, Optional.of(example)));
    }

    /** An array of records, as JSON, with an example of one. */
    public static Answer many(String description, Class<?> type, Object example) {
        return json(HttpStatus.OK, description, new Content("application/json", type, true, Optional.of(example)));
    }

    /** JSON that is no record of ours. */
    public static Answer anyJson(String description) {
        return json(HttpStatus.OK, description, new Content("application/json", Object.class, false, Optional.empty()));
    }

    /** What is no JSON, of another media type, or of any ({@code *&#47;*}). */
    public static Answer text(String mediaType, String description) {
        return json(HttpStatus.OK, description, new Content(mediaType, String.class, false, Optional.empty()));
    }

    private static Answer json(HttpStatus status, String description, Content content) {
        return new Answer(status, description, Optional.of(content), Map.of());
    }

    public Answer with(String header, String says) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, says);
        return new Answer(status, description, content, more);
    }
}
