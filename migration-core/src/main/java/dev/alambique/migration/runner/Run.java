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
 */
public record Run(Optional<Version> from, Optional<Version> to, List<Step> steps) {
    public Run {
        steps = List.copyOf(steps);
    }

    static Run nothing(Optional<Version> current) {
        return new Run(current, current, List.of());
    }

    /** Whether there was nothing to do. */
    public boolean isNothing() {
        return steps.isEmpty();
    }
}
