package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What is found, noted and told after an upgrade broke off, perhaps because its connection did. */
record Aftermath(RunContext context, Session session) {
    /** The failure as a user is told it. */
    MigrationException of(Exception failure, RunCallback callback, Attempts attempts) {
        try {
            if (session.isUsable()) {
                return noted(session, failure, callback, attempts);
            }
            // A pool of one gives another only after it got this one back.
            session.connection().close();
            try (Session other =
                    Session.open(context.dataSource(), Optional.of(session.schema()), context.settings())) {
                return noted(other, failure, callback, attempts);
            }
        } catch (SQLException | MigrationException unreachable) {
            MigrationException told = told(failure, callback, attempts);
            told.addSuppressed(unreachable);
            return told;
        }
    }

    private MigrationException noted(Session usable, Exception failure, RunCallback callback, Attempts attempts)
            throws SQLException {
        callback.settle(usable);
        MigrationException told = told(failure, callback, attempts);
        usable.note(told, () -> callback.noteFailure(usable, told.problem()));
        return told;
    }

    private MigrationException told(Exception failure, RunCallback callback, Attempts attempts) {
        List<Version> applied = callback.steps().stream()
                .flatMap(step -> step.version().stream())
                .toList();
        MigrationException told = attempts.explained(
                FlywayFailure.of(failure, applied, callback.stopped().map(Audit.Subject::script)));
        callback.stopped()
                .ifPresent(each -> context.tell(
                        new RevisionEvent.Failed(Direction.UPGRADE, each.version(), each.script(), told.problem())));
        return told;
    }
}
