package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Directions;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the history say that the database is at some targets, without running anything. It is also the way out when files
 * and history disagree: afterwards the history holds the files up to the targets as they are now, and nothing else.
 * Baselines that the targets are not below, schema creations and repeatable migrations whose files are there stay.
 */
record Stamp(RunContext context, Session session, Revisions revisions) {
    Run at(List<Target> targets, StampPlan.Rows rows) throws SQLException {
        return RunLock.alone(context, session, () -> locked(targets, rows));
    }

    private Run locked(List<Target> targets, StampPlan.Rows rows) throws SQLException {
        History history = session.history();
        Collection<Version> tips = tips(revisions, targets, history);
        if (session.table().isEmpty()) {
            HistoryTableCreation.create(session);
        }
        HistoryTable table = session.table().orElseThrow();
        List<ResolvedMigration> files = ResolvedMigration.all(new FlywaySetup(session, context.source(), revisions));
        Audit audit = Audit.of(session.connection(), session.schema());
        List<Booking> bookings =
                new StampPlan(revisions, files, HalfDone.of(audit, history)).bookings(history, tips, rows);
        Transaction.on(session.connection(), () -> {
            for (Booking each : bookings) {
                each.write(table);
                audit.done(each.direction(), each.subject(), Duration.ZERO);
            }
            return bookings;
        });
        return new Run(
                history.current(),
                table.read().current(),
                bookings.stream().map(Booking::step).toList(),
                List.of());
    }

    /**
     * The revisions at which targets lie.
     *
     * @throws dev.alambique.migration.problem.UsageException if one does not exist, or they contradict one another
     */
    static Collection<Version> tips(Revisions revisions, List<Target> targets, History history) {
        Set<Version> tips = new TreeSet<>();
        for (Target target : targets) {
            List<Version> at = new Directions(revisions).to(target, history.heads(revisions.graph()));
            if (at.isEmpty() && targets.size() > 1) {
                throw Problem.of("'" + target + "' is no revision, so that a database cannot be there and at another.")
                        .instead("the heads of branches; or " + target + " alone")
                        .usage();
            }
            tips.addAll(at);
        }
        return tips;
    }
}
