package dev.alambique.escola.api.route;

/**
 * What a route takes in its body.
 *
 * @param mediaType its media type
 * @param type the record that it is read as
 * @param use whether all of it is sent, or what changes
 * @param example one of them, or its JSON as text
 */
public record Body(String mediaType, Class<?> type, Use use, Object example) {
    /** How much of a record is sent. */
    public enum Use {
        /** All of it, where null may be left out. */
        WHOLE,
        /** What changes. */
        PATCH,
        /** All of it, also what is null. */
        ANSWER
    }

    /** All of a record, as JSON. */
    public static Body json(Class<?> type, Object example) {
        return new Body("application/json", type, Use.WHOLE, example);
    }
}
