package dev.alambique.escola.api.resource;

import java.util.Map;
import java.util.Optional;

/**
 * What a client wants of a list.
 *
 * @param filters what it is narrowed to, by parameter
 * @param sort the field that it is sorted by
 * @param descending whether from the last to the first
 * @param limit how many at most
 * @param after where to go on
 * @param total whether to count all that match
 */
public record Listing(
        Map<String, String> filters,
        String sort,
        boolean descending,
        int limit,
        Optional<Cursor> after,
        boolean total) {
    public Listing {
        filters = Map.copyOf(filters);
    }

    /** The parameter {@code sort} that says the same. */
    public String sorted() {
        return (descending ? "-" : "") + sort;
    }

    public Optional<String> filter(String name) {
        return Optional.ofNullable(filters.get(name));
    }
}
