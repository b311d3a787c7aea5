package dev.alambique.migration.problem;

import org.jspecify.annotations.Nullable;

/** Root of everything this library throws on purpose: the database or a revision failed, and {@link #problem()} says how. */
public class MigrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public MigrationException(Problem problem, @Nullable Throwable cause) {
        super(problem.text(), cause);
        this.problem = problem;
    }

    /** The problem, for callers that show it in their own way. */
    public Problem problem() {
        return problem == null ? Problem.of(String.valueOf(getMessage())) : problem;
    }
}
