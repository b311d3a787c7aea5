package dev.alambique.migration.problem;

import org.jspecify.annotations.Nullable;

/** The answer is no, by a rule that the caller set: nothing failed, and nothing was written. */
public final class RefusedException extends MigrationException {
    private static final long serialVersionUID = 1L;

    public RefusedException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
