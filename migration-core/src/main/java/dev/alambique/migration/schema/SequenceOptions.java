package dev.alambique.migration.schema;

/**
 * How a sequence counts ({@code pg_sequence}), and whether that survives a crash.
 *
 * @param type {@code smallint}, {@code integer} or {@code bigint}
 */
public record SequenceOptions(
        String type,
        long start,
        long increment,
        long minimum,
        long maximum,
        long cache,
        boolean cycle,
        Persistence persistence) {
    public SequenceOptions {
        Names.require(type, "type");
        if (increment == 0) {
            throw new IllegalArgumentException("increment is 0");
        }
    }

    /** What PostgreSQL takes when nothing but the type is said. */
    public static SequenceOptions of(String type) {
        return of(type, 1);
    }

    /** What PostgreSQL takes when the type and the increment are said: descending sequences count from -1 down. */
    public static SequenceOptions of(String type, long increment) {
        long top = top(type);
        return increment > 0
                ? new SequenceOptions(type, 1, increment, 1, top, 1, false, Persistence.LOGGED)
                : new SequenceOptions(type, -1, increment, -top - 1, -1, 1, false, Persistence.LOGGED);
    }

    /**
     * What {@code AS type} makes of these options: a limit that was the old type's becomes the new type's
     * ({@code init_params} in sequence.c).
     */
    public SequenceOptions retyped(String other) {
        SequenceOptions usual = of(other, increment);
        return new SequenceOptions(
                other,
                start,
                increment,
                minimum == -top(type) - 1 ? usual.minimum : minimum,
                maximum == top(type) ? usual.maximum : maximum,
                cache,
                cycle,
                persistence);
    }

    /** The nearest options that a sequence of another type can have. */
    public SequenceOptions within(String other) {
        long top = top(other);
        return new SequenceOptions(
                other,
                Math.max(-top - 1, Math.min(start, top)),
                increment,
                Math.max(-top - 1, minimum),
                Math.min(maximum, top),
                cache,
                cycle,
                persistence);
    }

    public SequenceOptions withPersistence(Persistence other) {
        return new SequenceOptions(type, start, increment, minimum, maximum, cache, cycle, other);
    }

    private static long top(String type) {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
