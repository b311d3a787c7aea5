package dev.alambique.migration.operation;

import java.util.Objects;
import java.util.Optional;

/**
 * How the values of a column follow when the column changes, as far as the user says it.
 *
 * @param using the expression that makes a value of the new type; else PostgreSQL's cast
 * @param back the expression that makes a value of the old type again
 * @param fill the expression that takes the place of NULL in the direction in which the column becomes NOT NULL
 */
public record Conversion(Optional<String> using, Optional<String> back, Optional<String> fill) {
    /** PostgreSQL's own casts, and no value in place of NULL. */
    public static final Conversion BY_CAST = new Conversion(Optional.empty(), Optional.empty(), Optional.empty());

    public Conversion {
        Objects.requireNonNull(using, "using");
        Objects.requireNonNull(back, "back");
        Objects.requireNonNull(fill, "fill");
    }

    /** The conversion of the way back. */
    public Conversion inverse() {
        return new Conversion(back, using, fill);
    }
}
