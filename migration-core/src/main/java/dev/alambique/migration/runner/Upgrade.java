package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Goes forward to a target. */
record Upgrade(RunContext context, Session session, Revisions revisions) {
    Run to(Target target) throws SQLException {
        History history = session.historyAtFirst();
        List<Version> ahead = checked(history, Optional.empty());
        Plan plan = Plan.to(target, revisions, history);
        return isNothing(plan)
                ? Run.nothing(history.current(), ahead)
                : RunLock.alone(context, session, () -> locked(target));
    }

    private Run locked(Target target) throws SQLException {
        History history = session.history();
        Plan plan = Plan.to(target, revisions, history);
        if (isNothing(plan)) {
            return Run.nothing(history.current(), checked(history, Optional.empty()));
        }
        new PlanCheck(context.source(), revisions).orThrow(plan);
        refuseOutsideOfTransactions(plan);
        if (session.table().isEmpty()) {
            HistoryTableCreation.create(session);
        }
        Audit audit = Audit.of(session.connection(), session.schema());
        Recovery recovery = new Recovery(context, session, revisions, audit);
        List<Version> ahead = checked(history, Optional.of(recovery));
        HalfDone.of(audit, history).refuseTakenBack();
        new AuditMarks(audit).settle(history);
        SessionSettings settings = SessionSettings.of(session.connection());
        try (BlockWatch watch = BlockWatch.of(context, session)) {
            RunCallback callback =
                    new RunCallback(context, audit, RunLock.amongFlyways(context, session), revisions.graph());
            Attempts attempts = new Attempts(context, watch);
            List<Step> steps = new ArrayList<>();
            do {
                History now = session.history();
                steps.addAll(recovery.finish(now, Plan.to(target, revisions, now), settings, watch));
            } while (!migrate(target, callback, attempts));
            steps.addAll(callback.steps());
            return new Run(history.current(), session.history().current(), steps, ahead);
        }
    }

    /** Gives the versions that the database is ahead by. */
    private List<Version> checked(History history, Optional<Recovery> recovery) throws SQLException {
        HistoryCheck check = new HistoryCheck(revisions, history);
        Set<Version> finishable = recovery.isPresent() ? recovery.get().possible(history) : history.failedVersions();
        check.orThrow(finishable, context.settings().ahead());
        return check.ahead();
    }

    /** Callbacks and Java migrations without a version are known to Flyway alone. */
    private boolean isNothing(Plan plan) {
        return plan.isEmpty()
                && revisions.callbacks().isEmpty()
                && !new JavaClasses(context.source(), revisions).hasUnnamed();
    }

    private void refuseOutsideOfTransactions(Plan plan) {
        if (context.settings().transaction() == TransactionMode.PER_REVISION) {
            return;
        }
        for (Revision revision : plan.pending()) {
            if (isOutsideOfTransactions(revision)) {
                throw Problem.of("Revision " + revision.version() + " runs outside of transactions, and all revisions"
                                + " are to run in one.")
                        .with(
                                "revision",
                                revisions.place() + "/migration/"
                                        + revision.up().path())
                        .instead("upgrade with transaction = per-revision")
                        .usage();
            }
        }
    }

    private boolean isOutsideOfTransactions(Revision revision) {
        return revisions.runsOutsideOfTransactions(revision.up())
                || !revision.isJava()
                        && SqlScript.statements(revision.up().sql()).stream()
                                .anyMatch(Statements::isOutsideOfTransactions);
    }

    /** One try; false if it is worth another. */
    private boolean migrate(Target target, RunCallback callback, Attempts attempts) throws SQLException {
        Plan plan = Plan.to(target, revisions, session.history());
        int before = callback.steps().size();
        try {
            if (context.settings().transaction() == TransactionMode.ALL) {
                Transaction.on(session.connection(), () -> flyway(plan, callback, SharedConnection.Commits.OF_OWNER));
            } else {
                flyway(plan, callback, SharedConnection.Commits.OF_FLYWAY);
            }
            callback.settle(session);
            return true;
        } catch (FlywayException | SQLException e) {
            if (callback.steps().size() > before && context.settings().transaction() == TransactionMode.PER_REVISION) {
                attempts.succeeded();
            }
            if (attempts.again(e, callback.stopped())) {
                callback.settle(session);
                callback.brokeOff(session, FlywayFailure.of(e, List.of()).problem());
                return false;
            }
            throw new Aftermath(context, session).of(e, callback, attempts);
        }
    }

    private int flyway(Plan plan, RunCallback callback, SharedConnection.Commits commits) throws SQLException {
        List<Revision> known = new ArrayList<>(plan.pending());
        History history = session.history();
        revisions.all().stream().filter(each -> history.has(each.version())).forEach(known::add);
        List<Script> more = new ArrayList<>(plan.repeatables().isEmpty() ? List.of() : revisions.repeatables());
        more.addAll(plan.baseline().map(List::of).orElse(history.isEmpty() ? List.of() : revisions.baselines()));
        FluentConfiguration configuration =
                new FlywaySetup(session, context.source(), revisions).configuration(known, more, commits);
        return configuration.callbacks(callback).load().migrate().migrationsExecuted;
    }
}
