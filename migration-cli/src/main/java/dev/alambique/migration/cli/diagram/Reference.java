package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.QualifiedName;
import java.util.Objects;

/**
 * A foreign key as a line between two boxes.
 *
 * @param from the table that refers
 * @param column its column at which the line begins
 * @param to the table that is referred to
 * @param target its column at which the line ends
 * @param rows how many rows may refer to the same one
 * @param need whether a row must refer to one
 */
record Reference(
        QualifiedName from,
        String column,
        QualifiedName to,
        String target,
        Rows rows,
        Need need,
        Change change,
        String tip) {
    Reference {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(need, "need");
    }

    /** How many rows may refer to the same one. */
    enum Rows {
        MANY,
        ONE
    }

    /** Whether a row must refer to one. */
    enum Need {
        MUST,
        MAY
    }

    boolean isToItself() {
        return from.equals(to);
    }
}
