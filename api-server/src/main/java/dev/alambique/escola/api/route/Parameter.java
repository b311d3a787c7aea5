package dev.alambique.escola.api.route;

import io.swagger.v3.oas.models.media.Schema;

/**
 * A value that a route takes outside of its body.
 *
 * @param place {@code path}, {@code query} or {@code header}
 * @param name its name
 * @param description what it does
 * @param schema what its values are
 * @param example one of them
 */
public record Parameter(Place place, String name, String description, Schema<?> schema, Object example) {
    /** Where a parameter is. */
    public enum Place {
        PATH,
        QUERY,
        HEADER
    }
}
