package dev.alambique.migration.problem;

import org.jspecify.annotations.Nullable;

/** The command, its options or the configuration is at fault; nothing was touched. */
public final class UsageException extends MigrationException {
    private static final long serialVersionUID = 1L;

    public UsageException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
