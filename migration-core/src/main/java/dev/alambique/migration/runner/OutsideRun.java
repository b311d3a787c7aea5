package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A script that runs outside of transactions, each statement for itself, so that a try that breaks off leaves some of them
 * done. The audit knows which; the next try goes on behind them.
 */
record OutsideRun(RunContext context, Session session, Audit audit, Direction direction, Script script) {
    /**
     * What PostgreSQL answers where something exists already, or no longer: from a statement that was running when its
     * session died, it means that the statement was done.
     */
    private static final Set<String> DONE_ALREADY = Set.of("42P07", "42710", "42701", "42P01", "42704", "42703");

    /**
     * Runs the statements that no earlier try has done.
     *
     * @throws MigrationException if one is refused; the audit then knows how far it came
     */
    Duration run(Audit.Subject subject, Optional<AuditMarks.Broken> broken) throws SQLException {
        long begin = System.nanoTime();
        AuditMarks marks = new AuditMarks(audit);
        List<SqlStatement> statements = SqlScript.statements(script.text());
        broken.ifPresent(each -> refuseEdited(statements, each));
        context.tell(new RevisionEvent.Started(direction, subject.version(), subject.script()));
        long id;
        if (broken.isPresent()) {
            dropInvalid(marks.invalidSince(broken.get()));
            id = broken.get().id();
            marks.resume(broken.get());
        } else {
            id = marks.begin(direction, subject);
        }
        StringBuilder done = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            int earlier = broken.map(AuditMarks.Broken::done).orElse(0);
            if (i >= earlier) {
                boolean perhapsDone =
                        i == earlier && broken.filter(AuditMarks.Broken::died).isPresent();
                execute(statements.get(i), perhapsDone, marks, id, begin);
            }
            done.append(Progress.normal(statements.get(i).text()));
            marks.progress(id, i + 1, Checksum.of(done.toString()));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        marks.end(id, Optional.empty(), took);
        return took;
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

    private void dropInvalid(List<String> indexes) throws SQLException {
        for (String index : indexes) {
            try (Statement drop = session.connection().createStatement()) {
                drop.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index);
            }
        }
    }

    private void execute(SqlStatement statement, boolean perhapsDone, AuditMarks marks, long id, long begin)
            throws SQLException {
        Statements all = new Statements(session.connection(), script.fileName());
        SessionSettings.limit(session.connection(), context.settings());
        if (Statements.isConcurrent(statement.text())) {
            SessionSettings.lockTimeout(session.connection(), Duration.ZERO);
        }
        try {
            all.execute(statement);
        } catch (SQLException e) {
            if (perhapsDone && DONE_ALREADY.contains(String.valueOf(e.getSQLState()))) {
                return;
            }
            MigrationException refused = all.refused(
                    statement, e, direction.failed(), "it runs outside of transactions, so what it did before stays");
            if (session.connection().isValid(1)) {
                marks.end(id, Optional.of(refused.problem().summary()), Duration.ofNanos(System.nanoTime() - begin));
            }
            throw refused;
        }
    }
}
