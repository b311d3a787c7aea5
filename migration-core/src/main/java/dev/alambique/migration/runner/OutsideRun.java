package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A script that runs outside of transactions, each statement for itself, so that a try that breaks off leaves some of them
 * done. The audit knows which; the next try goes on behind them.
 */
record OutsideRun(RunContext context, Session session, Audit audit, Direction direction, Script script) {
    /** What the history is told once all statements are done. */
    @FunctionalInterface
    interface Booking {
        void book(Duration took) throws SQLException;
    }

    /** Notes how many statements are done, and which. */
    @FunctionalInterface
    private interface Note {
        void of(int done, int checksum) throws SQLException;
    }

    /**
     * Runs the statements that no earlier try has done, in the schema where Flyway runs them, and books the script in one
     * transaction with the end of its line in the audit.
     *
     * @throws MigrationException if one is refused; the audit then knows how far it came
     */
    Duration run(Audit.Subject subject, Optional<AuditMarks.Broken> broken, SessionSettings settings, Booking booking)
            throws SQLException {
        settings.putFirst(session.schema());
        return Tidily.run(() -> run(subject, broken, booking, settings), settings::restore);
    }

    private Duration run(
            Audit.Subject subject, Optional<AuditMarks.Broken> broken, Booking booking, SessionSettings settings)
            throws SQLException {
        long begin = System.nanoTime();
        AuditMarks marks = new AuditMarks(audit);
        List<SqlStatement> statements = SqlScript.statements(script.sql());
        broken.ifPresent(each -> refuseEdited(statements, each));
        context.tell(new RevisionEvent.Started(direction, subject.version(), subject.script()));
        long id = broken.isPresent() ? marks.resume(broken.get(), direction, subject) : marks.begin(direction, subject);
        try {
            execute(
                    statements,
                    broken,
                    (done, checksum) -> settings.inFirstRole(() -> marks.progress(id, done, checksum)));
            settings.restore();
            RunLock.amongFlyways(context, session).refuseLost(subject.script(), RunLock.STAYS);
        } catch (MigrationException refused) {
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            session.note(refused, () -> {
                settings.restore();
                marks.end(id, Optional.of(refused.problem().summary()), took);
            });
            throw refused;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return Transaction.on(session.connection(), () -> {
            marks.end(id, Optional.empty(), took);
            booking.book(took);
            return took;
        });
    }

    private void execute(List<SqlStatement> statements, Optional<AuditMarks.Broken> broken, Note note)
            throws SQLException {
        int earlier = broken.map(AuditMarks.Broken::done).orElse(0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            text.append(Progress.normal(statements.get(i).text()));
            if (i < earlier) {
                repeatSetting(statements.get(i));
            } else {
                int done = i + 1;
                int checksum = Checksum.of(text.toString());
                execute(statements.get(i), i == earlier ? broken : Optional.empty(), () -> note.of(done, checksum));
            }
        }
    }

    private void refuseEdited(List<SqlStatement> statements, AuditMarks.Broken broken) {
        if (!Progress.begins(statements, broken)) {
            throw Problem.of("Script " + script.fileName() + " was edited after " + broken.done()
                            + " of its statements were done, outside of a transaction.")
                    .with("script", script.path())
                    .instead(
                            "restore these statements, those behind them may change; or finish by hand what it did, and"
                                    + " 'stamp'")
                    .failure();
        }
    }

    /** A setting was for the session of the earlier try. */
    private void repeatSetting(SqlStatement statement) throws SQLException {
        if (Statements.isSetting(statement)) {
            new Statements(session.connection(), script.fileName()).execute(statement);
        }
    }

    /** Where PostgreSQL allows it, a statement and the note that it is done are one transaction. */
    private void execute(SqlStatement statement, Optional<AuditMarks.Broken> interrupted, Session.Work note)
            throws SQLException {
        Statements all = new Statements(session.connection(), script.fileName());
        SessionSettings.limit(session.connection(), context.settings());
        if (Statements.isConcurrent(statement.text())) {
            SessionSettings.lockTimeout(session.connection(), Duration.ZERO);
        }
        try {
            SqlStatement next =
                    interrupted.isPresent() ? leftovers(interrupted.get()).goOn(statement) : statement;
            if (Statements.isInsideOfTransactions(next.text())) {
                Transaction.on(session.connection(), () -> {
                    all.execute(next);
                    note.run();
                    return next;
                });
                return;
            }
            all.execute(next);
        } catch (SQLException e) {
            if (interrupted.filter(AuditMarks.Broken::died).isEmpty()
                    || !Statements.wasDone(statement, e)
                    || isHalfDone(statement, interrupted.get())) {
                throw all.refused(
                        statement,
                        e,
                        direction.failed(),
                        "it runs outside of transactions, so what it did before stays");
            }
        }
        note.run();
    }

    private Leftovers leftovers(AuditMarks.Broken broken) {
        return new Leftovers(session, new AuditMarks(audit), broken, script);
    }

    /** Whether an index that the interrupted statement may have left is there and invalid. */
    private boolean isHalfDone(SqlStatement statement, AuditMarks.Broken interrupted) throws SQLException {
        return !Statements.isDrop(statement) && new AuditMarks(audit).isAnyInvalidSince(interrupted);
    }
}
