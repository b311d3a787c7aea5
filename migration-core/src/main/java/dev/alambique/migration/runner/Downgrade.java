package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Goes back to a target, the newest revision first. */
final class Downgrade {
    private final RunContext context;
    private final Session session;
    private final Revisions revisions;
    private final List<Step> steps = new ArrayList<>();

    Downgrade(RunContext context, Session session, Revisions revisions) {
        this.context = context;
        this.session = session;
        this.revisions = revisions;
    }

    /** One revision to take back, and all that is known of it. */
    private record Undoing(Version version, Undo undo, Audit.Subject subject, List<HistoryRow> rows) {
        boolean isOutsideOfTransactions() {
            return undo instanceof UndoScript script && script.isOutsideOfTransactions();
        }
    }

    Run to(Target target) throws SQLException {
        return RunLock.alone(context, session, () -> locked(target));
    }

    private Run locked(Target target) throws SQLException {
        History history = session.history();
        HalfDone.of(session, history).refuseApplied();
        HistoryCheck check = new HistoryCheck(revisions, history);
        check.orThrow(Set.of(), Ahead.ACCEPT);
        List<Undoing> undoings = new ArrayList<>();
        for (Version version : new WayBack(revisions, history).to(target)) {
            Undo undo = Undo.of(context, revisions, version);
            List<HistoryRow> rows = new ArrayList<>(history.of(version));
            if (undoings.isEmpty()) {
                // What repeatable scripts made may go with what it stands on: they run again at the next upgrade.
                history.rows().stream().filter(HistoryRow::isRepeatable).forEach(rows::add);
            }
            undoings.add(new Undoing(version, undo, subject(version, undo, history), rows));
        }
        if (undoings.isEmpty()) {
            return Run.nothing(history.current(), check.ahead());
        }
        Audit audit = Audit.of(session.connection(), session.schema());
        new AuditMarks(audit).settle(history);
        SessionSettings settings = SessionSettings.of(session.connection());
        try (BlockWatch watch = BlockWatch.of(context, session)) {
            for (List<Undoing> group : groups(undoings)) {
                takeBack(group, audit, settings, watch);
            }
        }
        return new Run(history.current(), session.history().current(), steps, check.ahead());
    }

    private Audit.Subject subject(Version version, Undo undo, History history) {
        Optional<HistoryRow> row = Optional.ofNullable(history.applied().get(version));
        String message = revisions
                .find(version)
                .map(Revision::message)
                .or(() -> row.map(HistoryRow::description))
                .orElse("");
        return new Audit.Subject(Optional.of(version), message, undo.file(), row.flatMap(HistoryRow::checksum));
    }

    /** What is taken back in one transaction. */
    private List<List<Undoing>> groups(List<Undoing> undoings) {
        if (context.settings().transaction() == TransactionMode.PER_REVISION) {
            return undoings.stream().map(List::of).toList();
        }
        for (Undoing each : undoings) {
            if (each.isOutsideOfTransactions()) {
                throw Problem.of("Revision " + each.version() + " is taken back outside of transactions, and all are to"
                                + " be taken back in one.")
                        .with("undo", each.undo().file())
                        .instead("downgrade with transaction = per-revision")
                        .usage();
            }
        }
        return List.of(undoings);
    }

    private void takeBack(List<Undoing> group, Audit audit, SessionSettings settings, BlockWatch watch)
            throws SQLException {
        Attempts attempts = new Attempts(context, watch);
        Undoing[] running = {group.get(0)};
        while (true) {
            long begin = System.nanoTime();
            try {
                List<Step> done = group.get(0).isOutsideOfTransactions()
                        ? outside(group.get(0), audit, settings)
                        : inTransaction(group, audit, settings, running);
                steps.addAll(done);
                done.forEach(step -> context.tell(new RevisionEvent.Done(Direction.DOWNGRADE, step)));
                return;
            } catch (MigrationException | SQLException e) {
                if (!attempts.again(e, Optional.of(running[0].subject()))) {
                    throw failed(e, running[0], audit, attempts, Duration.ofNanos(System.nanoTime() - begin));
                }
            }
        }
    }

    private List<Step> inTransaction(List<Undoing> group, Audit audit, SessionSettings settings, Undoing[] running)
            throws SQLException {
        return Transaction.on(session.connection(), () -> {
            List<Step> done = new ArrayList<>();
            for (Undoing each : group) {
                running[0] = each;
                context.tell(new RevisionEvent.Started(
                        Direction.DOWNGRADE,
                        each.subject().version(),
                        each.subject().script()));
                long begin = System.nanoTime();
                SessionSettings.limit(session.connection(), context.settings());
                settings.putFirst(session.schema());
                each.undo().run(session, takenBack());
                settings.restore();
                RunLock.amongFlyways(context, session).refuseLost(each.undo().file(), RunLock.ROLLED_BACK);
                session.table().orElseThrow().delete(each.rows());
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                audit.done(Direction.DOWNGRADE, each.subject(), took);
                done.add(new Step(
                        Direction.DOWNGRADE,
                        each.subject().version(),
                        each.subject().script(),
                        took));
            }
            return done;
        });
    }

    private List<Step> outside(Undoing each, Audit audit, SessionSettings settings) throws SQLException {
        UndoScript undo = (UndoScript) each.undo();
        Optional<AuditMarks.Broken> broken = Optional.ofNullable(
                new AuditMarks(audit).broken(Direction.DOWNGRADE).get(each.version()));
        HistoryTable table = session.table().orElseThrow();
        Duration took = new OutsideRun(context, session, audit, Direction.DOWNGRADE, undo.script())
                .run(each.subject(), broken, settings, time -> table.delete(each.rows()));
        return List.of(new Step(
                Direction.DOWNGRADE, each.subject().version(), each.subject().script(), took));
    }

    private String takenBack() {
        return steps.isEmpty()
                ? "no revision was taken back before it"
                : "taken back before it: "
                        + steps.stream()
                                .flatMap(step -> step.version().stream())
                                .map(Version::text)
                                .collect(Collectors.joining(", "));
    }

    private MigrationException failed(
            Exception failure, Undoing undoing, Audit audit, Attempts attempts, Duration took) {
        MigrationException told = attempts.explained(
                failure instanceof SQLException refusal ? refused(undoing, refusal) : (MigrationException) failure);
        context.tell(new RevisionEvent.Failed(
                Direction.DOWNGRADE,
                undoing.subject().version(),
                undoing.subject().script(),
                told.problem()));
        if (!undoing.isOutsideOfTransactions()) {
            session.note(told, () -> note(audit, undoing, told.problem().summary(), took));
        }
        return told;
    }

    /** Where no statement of the script is at fault, but the end of its transaction. */
    private MigrationException refused(Undoing undoing, SQLException refusal) {
        Problem problem = Problem.of("Revision " + undoing.version() + " could not be taken back: "
                        + FailedStatement.message(refusal))
                .with("undo", undoing.undo().file())
                .with("state", takenBack());
        return Remedy.of(refusal).map(problem::instead).orElse(problem).failure(refusal);
    }

    private void note(Audit audit, Undoing undoing, String error, Duration took) throws SQLException {
        if (session.isUsable()) {
            audit.failed(Direction.DOWNGRADE, undoing.subject(), error, took);
            return;
        }
        // A pool of one gives another only after it got this one back.
        session.connection().close();
        try (Session other = Session.open(context.dataSource(), Optional.of(session.schema()), context.settings())) {
            new Audit(other.connection(), audit.name()).failed(Direction.DOWNGRADE, undoing.subject(), error, took);
        }
    }
}
