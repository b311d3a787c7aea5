package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.util.Optional;

/**
 * A part of the revisions, as {@code FROM:TO}: what leads from one target to the other. Each side may be missing.
 *
 * @param from where it begins, itself not among it; empty for base
 * @param to where it ends; empty for all heads
 */
public record Range(Optional<Target> from, Optional<Target> to) {
    /** Whether a text is meant as a range. */
    public static boolean isRange(String text) {
        return text.contains(":");
    }

    /**
     * The range that a text names.
     *
     * @throws dev.alambique.migration.problem.UsageException if it names none
     */
    public static Range parse(String text) {
        String[] sides = text.split(":", -1);
        if (sides.length != 2) {
            throw Problem.of("'" + text + "' is not a range.")
                    .instead("FROM:TO, such as base:head or 20261122:, each side a target or nothing")
                    .usage();
        }
        return new Range(side(sides[0]), side(sides[1]));
    }

    private static Optional<Target> side(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(Target.parse(text.strip()));
    }

    @Override
    public String toString() {
        return from.map(Target::toString).orElse("") + ":"
                + to.map(Target::toString).orElse("");
    }
}
