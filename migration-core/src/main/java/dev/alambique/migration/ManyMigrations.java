package dev.alambique.migration;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The same revisions for many databases or schemas, some at a time. The files are read once.
 *
 * <pre>{@code Migrations.forEach(tenants).withParallelism(8).upgrade().orThrow();}</pre>
 */
public final class ManyMigrations {
    private static final int USUAL_PARALLELISM = 4;

    private final List<MigrationTarget> targets;
    private final Function<MigrationTarget, Migrations> migrations;
    private final RevisionSource revisions;
    private final int parallelism;
    private final AfterFailure afterFailure;
    private final Consumer<MigrationOutcome> progress;

    /** What becomes of the others when one fails. */
    public enum AfterFailure {
        /** They are gone on with. */
        CONTINUE,
        /** Those that are under way end, and no other is begun. */
        STOP
    }

    private ManyMigrations(
            List<MigrationTarget> targets,
            Function<MigrationTarget, Migrations> migrations,
            RevisionSource revisions,
            int parallelism,
            AfterFailure afterFailure,
            Consumer<MigrationOutcome> progress) {
        this.targets = targets;
        this.migrations = migrations;
        this.revisions = revisions;
        this.parallelism = parallelism;
        this.afterFailure = afterFailure;
        this.progress = progress;
    }

    static ManyMigrations of(Collection<MigrationTarget> targets, RevisionSource revisions) {
        return new ManyMigrations(
                List.copyOf(targets),
                target -> Migrations.of(target.dataSource()),
                revisions,
                USUAL_PARALLELISM,
                AfterFailure.CONTINUE,
                outcome -> {});
    }

    /** The same with revisions from another place than {@code db} of the class path. */
    public ManyMigrations withRevisions(RevisionSource other) {
        return new ManyMigrations(targets, migrations, other, parallelism, afterFailure, progress);
    }

    /** The same with so many at a time; 4 otherwise. */
    public ManyMigrations withParallelism(int other) {
        if (other < 1) {
            throw new IllegalArgumentException("At least one at a time, not " + other);
        }
        return new ManyMigrations(targets, migrations, revisions, other, afterFailure, progress);
    }

    /** The same, going on or stopping after a failure; going on otherwise. */
    public ManyMigrations withAfterFailure(AfterFailure other) {
        return new ManyMigrations(targets, migrations, revisions, parallelism, other, progress);
    }

    /** The same with settings or listeners for each: {@code each.withSettings(…).onEvent(…)}. */
    public ManyMigrations with(Function<Migrations, Migrations> change) {
        return new ManyMigrations(targets, migrations.andThen(change), revisions, parallelism, afterFailure, progress);
    }

    /** The same with somebody who is told of each that has ended, one after the other. */
    public ManyMigrations onOutcome(Consumer<MigrationOutcome> other) {
        return new ManyMigrations(targets, migrations, revisions, parallelism, afterFailure, progress.andThen(other));
    }

    /** Applies every revision that is not applied yet, to each. */
    public MigrationSummary upgrade() {
        return upgrade(Target.HEAD);
    }

    /** Applies a target and what it requires, to each. */
    public MigrationSummary upgrade(Target target) {
        return each(every -> every.upgrade(target));
    }

    /** Takes back what follows a target, in each. */
    public MigrationSummary downgrade(Target target) {
        return each(every -> every.downgrade(target));
    }

    private MigrationSummary each(Function<Migrations, Run> work) {
        RevisionSource read = revisions.readOnce();
        AtomicBoolean stopped = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(parallelism, targets.size())));
        try {
            List<Future<MigrationOutcome>> futures = new ArrayList<>();
            for (MigrationTarget target : targets) {
                futures.add(threads.submit(() -> one(target, read, work, stopped)));
            }
            List<MigrationOutcome> outcomes = new ArrayList<>();
            for (Future<MigrationOutcome> future : futures) {
                outcomes.add(future.get());
            }
            return new MigrationSummary(outcomes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of("Interrupted while databases are migrated.").failure(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** A pool that cannot connect, or a listener, may throw anything; the others are not to suffer from it. */
    private static MigrationException told(RuntimeException failure) {
        return failure instanceof MigrationException known
                ? known
                : Problem.of("The run was broken off: " + failure).failure(failure);
    }

    private MigrationOutcome one(
            MigrationTarget target, RevisionSource read, Function<Migrations, Run> work, AtomicBoolean stopped) {
        if (stopped.get()) {
            return new MigrationOutcome(target, Optional.empty(), Optional.empty());
        }
        MigrationOutcome outcome;
        try {
            Migrations each = migrations.apply(target).withRevisions(read);
            Run run = work.apply(target.schema().map(each::withSchema).orElse(each));
            outcome = new MigrationOutcome(target, Optional.of(run), Optional.empty());
        } catch (RuntimeException e) {
            stopped.compareAndSet(false, afterFailure == AfterFailure.STOP);
            outcome = new MigrationOutcome(target, Optional.empty(), Optional.of(told(e)));
        }
        synchronized (progress) {
            progress.accept(outcome);
        }
        return outcome;
    }
}
