package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again, after growing pauses, what was rolled back because others hold locks. */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    /** What PostgreSQL answers when a lock was not to be had in time, and when two sessions wait for each other. */
    private static final Set<String> BLOCKED = Set.of("55P03", "40P01");

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final RunContext context;
    private final BlockWatch watch;
    private int left;
    private Duration pause = FIRST_PAUSE;

    Attempts(RunContext context, BlockWatch watch) {
        this.context = context;
        this.watch = watch;
        this.left = context.settings().lockRetries();
    }

    static boolean isBlocked(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(each -> BLOCKED.contains(each.getSQLState()));
    }

    /** Waits, if the failure is one that may pass and attempts are left; otherwise says so. */
    boolean again(Throwable failure, Optional<Audit.Subject> subject) {
        if (!isBlocked(failure) || left == 0) {
            return false;
        }
        left--;
        List<Blocker> blockers = watch.take();
        String script = subject.map(Audit.Subject::script).orElse("");
        LOG.warn("{} waits for a lock, and is tried again in {} s. {}", script, pause.toSeconds(), names(blockers));
        context.tell(new RevisionEvent.Blocked(subject.flatMap(Audit.Subject::version), script, blockers, pause));
        sleep(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        return true;
    }

    /** Begins anew for the next revision. */
    void succeeded() {
        left = context.settings().lockRetries();
        pause = FIRST_PAUSE;
    }

    /** The failure with who was in the way, where that was the reason. */
    MigrationException explained(MigrationException failure) {
        if (!isBlocked(failure)) {
            return failure;
        }
        Problem problem = failure.problem()
                .with("blocked", names(watch.take()))
                .with(
                        "tries",
                        (context.settings().lockRetries() + 1) + ", each up to "
                                + seconds(context.settings().lockTimeout()))
                .instead(
                        "end those sessions, or try again when they are done; or wait longer: --lock-timeout, --lock-retries");
        return problem.failure(failure);
    }

    private static String names(List<Blocker> blockers) {
        return blockers.isEmpty()
                ? "by sessions that could not be looked up"
                : blockers.stream().map(Blocker::toString).collect(Collectors.joining("\n"));
    }

    static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of("Interrupted while waiting for a lock.").failure(e);
        }
    }
}
