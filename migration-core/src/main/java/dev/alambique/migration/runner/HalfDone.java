package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The revisions that broke off half-way outside of transactions, as far as the audit tells. One that runs at this moment
 * is among them: nobody but its own session knows whether it will end.
 *
 * @param applied begun to be applied, and not in the history
 * @param takenBack begun to be taken back, and still in the history
 */
record HalfDone(Set<Version> applied, Set<Version> takenBack) {
    static final HalfDone NOTHING = new HalfDone(Set.of(), Set.of());

    HalfDone {
        applied = Set.copyOf(applied);
        takenBack = Set.copyOf(takenBack);
    }

    /** What a session's database has of them; nothing where there is no audit, or the role may not read it. */
    static HalfDone of(Session session, History history) throws SQLException {
        Optional<Audit> audit = Audit.readable(session.connection(), session.schema());
        return audit.isPresent() ? of(audit.get(), history) : NOTHING;
    }

    static HalfDone of(Audit audit, History history) throws SQLException {
        AuditMarks marks = new AuditMarks(audit);
        Set<Version> applied = new TreeSet<>(marks.broken(Direction.UPGRADE).keySet());
        applied.removeIf(history::has);
        Set<Version> takenBack = new TreeSet<>(marks.broken(Direction.DOWNGRADE).keySet());
        takenBack.retainAll(history.applied().keySet());
        return new HalfDone(applied, takenBack);
    }

    /**
     * A failure in the history stops everything but the upgrade that goes on with it.
     *
     * @throws dev.alambique.migration.problem.MigrationException if one of those half applied is there as a failure
     */
    void refuseFailed(History history) {
        refuse(applied.stream().filter(history.failedVersions()::contains));
    }

    /**
     * Nothing is taken back while a revision is half applied: what it has done could go along, and its next try begins
     * behind that.
     *
     * @throws dev.alambique.migration.problem.MigrationException if a revision is
     */
    void refuseApplied() {
        refuse(applied.stream());
    }

    private static void refuse(Stream<Version> halfApplied) {
        halfApplied.sorted().findFirst().ifPresent(version -> {
            throw Problem.of("Revision " + version + " broke off half-way, outside of a transaction.")
                    .instead(
                            Entry.State.HALF_APPLIED.continuation(version).orElseThrow()
                                    + ", which goes on where it broke off;"
                                    + "\nor finish it or take it back by hand, and 'stamp' the revision that the database is at")
                    .failure();
        });
    }

    /** @throws dev.alambique.migration.problem.MigrationException if a revision is, on which no other can be applied */
    void refuseTakenBack() {
        takenBack.stream().sorted().findFirst().ifPresent(version -> {
            throw Problem.of("Revision " + version + " was taken back half-way, outside of a transaction.")
                    .instead(Entry.State.HALF_TAKEN_BACK.continuation(version).orElseThrow()
                            + ", which goes on where it broke off; then upgrade;"
                            + "\nor finish by hand, and 'stamp' the revision that the database is at")
                    .failure();
        });
    }
}
