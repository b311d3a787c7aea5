package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.QualifiedName;
import java.util.Objects;

/**
 * A foreign key, or what a view reads, as a line between two boxes.
 *
 * @param from the table that refers, or the view
 * @param column its column at which the line begins, or nothing for its title
 * @param to the table that is referred to
 * @param target its column at which the line ends, or nothing for its title
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
        ONE,
        /** Rows do not refer: a view reads. */
        NEVER_MIND
    }

    /** Whether a row must refer to one. */
    enum Need {
        MUST,
        MAY,
        NEVER_MIND
    }

    /** A view that reads a table or another view. */
    static Reference reading(QualifiedName view, QualifiedName read, Change change) {
        return new Reference(view, "", read, "", Rows.NEVER_MIND, Need.NEVER_MIND, change, view + " reads " + read);
    }

    /** Whether it is a view that reads. */
    boolean isReading() {
        return rows == Rows.NEVER_MIND;
    }

    boolean isToItself() {
        return from.equals(to);
    }
}
