package dev.alambique.escola.api.startup;

import dev.alambique.migration.problem.Problem;
import java.time.Duration;

/**
 * The connections on which requests are answered.
 *
 * @param size how many there are
 * @param statement how long a statement may take; zero for as long as it wants
 * @param lock how long a statement may wait for a lock; zero for as long as it wants
 */
public record PoolSettings(int size, Duration statement, Duration lock) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Ten connections, and nothing that takes half a minute. */
    public static final PoolSettings DEFAULT = new PoolSettings(10, Duration.ofSeconds(30), Duration.ofSeconds(10));

    /**
     * @throws dev.alambique.migration.problem.UsageException if there is no such pool
     */
    public PoolSettings {
        if (size < 1) {
            throw Problem.of("The pool must hold at least one connection, and its size is " + size + ".")
                    .instead("set POOL_SIZE, or --pool-size")
                    .usage();
        }
        hold(statement, "statement", "STATEMENT_TIMEOUT, or --statement-timeout");
        hold(lock, "lock", "LOCK_TIMEOUT, or --lock-timeout");
    }

    private static void hold(Duration timeout, String what, String option) {
        if (timeout.isNegative() || timeout.compareTo(LONGEST) > 0) {
            throw Problem.of("The " + what + " timeout must be 0 to " + LONGEST.toSeconds() + " seconds, and is "
                            + timeout.toSeconds() + ".")
                    .instead("set " + option + "; 0 for none")
                    .usage();
        }
    }
}
