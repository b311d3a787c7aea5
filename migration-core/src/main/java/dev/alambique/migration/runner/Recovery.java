package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finishes revisions that run outside of transactions and broke off half-way, whether by an error or by a death. */
record Recovery(RunContext context, Session session, Revisions revisions, Audit audit) {
    /** The revisions with which Flyway would go no further, and that can be finished. */
    Set<Version> possible(History history) throws SQLException {
        Set<Version> possible = new TreeSet<>(history.failedVersions());
        if (!possible.isEmpty()) {
            possible.retainAll(new AuditMarks(audit).broken(Direction.UPGRADE).keySet());
        }
        return possible;
    }

    /** Finishes those that a plan wants applied. */
    List<Step> finish(History history, Plan plan, SessionSettings settings, BlockWatch watch) throws SQLException {
        Map<Version, AuditMarks.Broken> broken = new AuditMarks(audit).broken(Direction.UPGRADE);
        List<Step> steps = new ArrayList<>();
        for (Revision revision : plan.pending()) {
            Optional<AuditMarks.Broken> left = Optional.ofNullable(broken.get(revision.version()));
            if (left.isPresent()) {
                session.table().orElseThrow().delete(failures(history, revision.version()));
            }
            if (left.isPresent() && !revision.isJava()) {
                steps.add(finish(revision, left.get(), settings, new Attempts(context, watch)));
            }
        }
        return steps;
    }

    private static List<HistoryRow> failures(History history, Version version) {
        return history.of(version).stream().filter(row -> !row.success()).toList();
    }

    private Step finish(Revision revision, AuditMarks.Broken broken, SessionSettings settings, Attempts attempts)
            throws SQLException {
        ResolvedMigration migration = ResolvedMigration.of(revision);
        Audit.Subject subject = new Audit.Subject(
                Optional.of(revision.version()), revision.message(), migration.script(), migration.checksum());
        HistoryTable table = session.table().orElseThrow();
        OutsideRun script = new OutsideRun(context, session, audit, Direction.UPGRADE, revision.up());
        AuditMarks.Broken left = broken;
        while (true) {
            try {
                Duration took = script.run(
                        subject,
                        Optional.of(left),
                        settings,
                        time -> table.insert(migration, time, HistoryTable.Outcome.SUCCESS));
                Step step = new Step(Direction.UPGRADE, subject.version(), subject.script(), took);
                context.tell(new RevisionEvent.Done(Direction.UPGRADE, step));
                return step;
            } catch (MigrationException e) {
                if (!attempts.again(e, Optional.of(subject))) {
                    throw failed(attempts.explained(e), migration, subject);
                }
                left = new AuditMarks(audit).broken(Direction.UPGRADE).get(revision.version());
            }
        }
    }

    private MigrationException failed(MigrationException failure, ResolvedMigration migration, Audit.Subject subject)
            throws SQLException {
        HistoryTable table = session.table().orElseThrow();
        session.note(failure, () -> table.insert(migration, Duration.ZERO, HistoryTable.Outcome.FAILURE));
        context.tell(
                new RevisionEvent.Failed(Direction.UPGRADE, subject.version(), subject.script(), failure.problem()));
        return failure;
    }
}
