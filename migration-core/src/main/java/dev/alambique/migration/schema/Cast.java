package dev.alambique.migration.schema;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A cast between an enum type and another type that goes by their text ({@code WITH INOUT}, {@code pg_cast}). It belongs
 * to the enum type; casts by a function do not.
 *
 * @param direction which of the two is the source
 * @param other the other type as {@code format_type} writes it
 */
public record Cast(Direction direction, String other, Context context, Optional<String> comment)
        implements Comparable<Cast> {
    private static final Comparator<Cast> ORDER =
            Comparator.comparing(Cast::direction).thenComparing(Cast::other).thenComparing(Cast::context);

    public Cast {
        Objects.requireNonNull(direction, "direction");
        Names.require(other, "other");
        Objects.requireNonNull(context, "context");
    }

    /** Whether the cast leads to the enum type or away from it. */
    public enum Direction {
        FROM,
        TO
    }

    /** Where PostgreSQL uses the cast without being told ({@code pg_cast.castcontext}). */
    public enum Context {
        EXPLICIT,
        ASSIGNMENT,
        IMPLICIT
    }

    /** The cast's name within its type: {@code from character varying}. A type has one cast of each name. */
    public String name() {
        return (direction == Direction.FROM ? "from " : "to ") + other;
    }

    @Override
    public int compareTo(Cast cast) {
        return ORDER.compare(this, cast);
    }
}
