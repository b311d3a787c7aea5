package dev.alambique.escola.api.resource;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A part of a list.
 *
 * @param items what is on the page
 * @param next where the next page begins, if there is one
 * @param total how many match altogether, where that was asked for
 */
public record Page<R>(List<R> items, Optional<Cursor> next, OptionalLong total) {
    public Page {
        items = List.copyOf(items);
    }
}
