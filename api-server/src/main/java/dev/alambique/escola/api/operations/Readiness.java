package dev.alambique.escola.api.operations;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.language.Text;
import dev.alambique.migration.Migrations;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.runner.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database can be reached and holds what this program needs. What was found is good for a second. Revisions of
 * a newer release are no reason to refuse: while it replaces this one, this one goes on.
 */
public final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);
    private static final Set<Entry.State> NOT_DONE =
            Set.of(Entry.State.PENDING, Entry.State.FAILED, Entry.State.HALF_APPLIED, Entry.State.HALF_TAKEN_BACK);

    /** Not a monitor: a virtual thread that waits in one would keep its carrier on Java 21. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Migrations migrations;
    private final LongSupplier clock;
    private @Nullable Finding last;

    private record Finding(long at, Optional<Text> obstacle) {}

    /** @param migrations the revisions that this program needs, on the database that it works on */
    public Readiness(Migrations migrations) {
        this(migrations, System::nanoTime);
    }

    Readiness(Migrations migrations, LongSupplier clock) {
        this.migrations = migrations;
        this.clock = clock;
    }

    /** What is in the way of serving; empty if nothing is. */
    Optional<Text> obstacle() {
        lock.lock();
        try {
            if (last == null || clock.getAsLong() - last.at() > GOOD_FOR.toNanos()) {
                Optional<Text> found = look();
                // Looking may take seconds; who waited for it need not look again.
                last = new Finding(clock.getAsLong(), found);
            }
            return last.obstacle();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Text> look() {
        try {
            List<String> pending = migrations.history().stream()
                    .filter(entry -> NOT_DONE.contains(entry.state()))
                    .map(entry -> entry.version().map(String::valueOf).orElse(entry.script()))
                    .toList();
            return pending.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Message.NOT_AT_HEAD.with(String.join(", ", pending)));
        } catch (MigrationException failure) {
            LOG.warn("not ready: {}", failure.problem().text());
            return Optional.of(Message.DATABASE_SILENT.text());
        }
    }
}
