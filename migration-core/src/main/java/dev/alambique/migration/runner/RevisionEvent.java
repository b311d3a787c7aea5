package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Version;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that happens in a run, as it happens. Listeners are called by the thread that runs, outside of any
 * transaction's outcome: what they throw ends the run between two revisions.
 */
public sealed interface RevisionEvent {
    /** Another process changes the database; this one waits. */
    record Waiting(Optional<LockHolder> holder) implements RevisionEvent {}

    /** A revision begins. */
    record Started(Direction direction, Optional<Version> version, String script) implements RevisionEvent {}

    /** A revision was rolled back because a lock was not to be had in time; it is tried again after a pause. */
    record Blocked(Optional<Version> version, String script, List<Blocker> blockers, Duration pause)
            implements RevisionEvent {}

    /** A revision is applied or taken back, and committed. */
    record Done(Direction direction, Step step) implements RevisionEvent {}

    /** A revision failed; nothing of it stays, unless it runs outside of transactions. */
    record Failed(Direction direction, Optional<Version> version, String script, Problem problem)
            implements RevisionEvent {}
}
