package dev.alambique.migration;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.runner.Run;
import java.util.Optional;

/**
 * What became of one of many databases.
 *
 * @param target which one
 * @param run what was done; empty if it failed or was not begun
 * @param failure why it failed; empty if it did not
 */
public record MigrationOutcome(MigrationTarget target, Optional<Run> run, Optional<MigrationException> failure) {
    /** Whether it was never begun, because another had failed before. */
    public boolean isSkipped() {
        return run.isEmpty() && failure.isEmpty();
    }
}
