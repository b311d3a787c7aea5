package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Version;
import java.util.List;
import java.util.Optional;

/**
 * What an upgrade, a downgrade or a stamp did.
 *
 * @param from the version before; empty for base
 * @param to the version after; empty for base
 * @param steps what was done, in order; none if the database was there already
 * @param ahead the applied versions that are newer than any revision here: the database is ahead of this application
 */
public record Run(Optional<Version> from, Optional<Version> to, List<Step> steps, List<Version> ahead) {
    public Run {
        steps = List.copyOf(steps);
        ahead = List.copyOf(ahead);
    }

    static Run nothing(Optional<Version> current, List<Version> ahead) {
        return new Run(current, current, List.of(), ahead);
    }

    /** Whether there was nothing to do. */
    public boolean isNothing() {
        return steps.isEmpty();
    }
}
