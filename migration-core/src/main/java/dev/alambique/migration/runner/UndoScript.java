package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import dev.alambique.migration.revision.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The statements that take one applied revision back, and the rows of the history that go with it. */
record UndoScript(Version version, Script script, List<SqlStatement> statements, List<HistoryRow> rows) {
    private static final Pattern TRANSACTION =
            Pattern.compile("(?is)(begin|start\\s+transaction|commit|end|rollback|abort)\\b(?!\\s+to\\b).*");

    /**
     * @throws dev.alambique.migration.problem.MigrationException if there is none, it is empty although the revision is
     *     not, or it ends the transaction it runs in
     */
    static UndoScript of(Revisions revisions, Version version, History history) {
        Optional<Script> script = revisions.undo(version);
        if (script.isEmpty()) {
            String path = revisions
                    .find(version)
                    .map(revisions::undoPath)
                    .orElse(revisions.place() + "/undo/U" + version + "__….sql");
            throw Problem.of("Revision " + version + " cannot be taken back: it has no undo script.")
                    .with("missing", path)
                    .instead("write that file: it must undo what the revision did; nothing has been taken back yet")
                    .failure();
        }
        List<SqlStatement> statements = SqlScript.statements(script.get().text());
        Optional<Revision> undone = revisions.find(version);
        if (statements.isEmpty() && undone.isPresent() && hasStatements(undone.get())) {
            throw Problem.of("Revision " + version + " cannot be taken back: its undo script holds no statement.")
                    .with("undo", revisions.undoPath(undone.get()))
                    .instead("fill it in: it must undo what the revision did; nothing has been taken back yet")
                    .failure();
        }
        for (SqlStatement statement : statements) {
            if (TRANSACTION.matcher(statement.text()).matches()) {
                throw Problem.of("Undo script " + script.get().fileName() + " begins or ends a transaction itself.")
                        .with("undo", script.get().fileName() + ", line " + statement.line() + ": " + statement.text())
                        .instead("leave that statement out: the whole script runs in one transaction")
                        .failure();
            }
        }
        return new UndoScript(version, script.get(), statements, history.of(version));
    }

    private static boolean hasStatements(Revision revision) {
        return !SqlScript.statements(revision.up().text()).isEmpty();
    }

    /** Runs the statements and takes the rows out, in one transaction. */
    Step run(Session session, String before) throws SQLException {
        long begin = System.nanoTime();
        return Transaction.on(session.connection(), () -> {
            SessionSettings settings = SessionSettings.of(session.connection());
            settings.putFirst(session.schema());
            for (SqlStatement statement : statements) {
                execute(session.connection(), statement, before);
            }
            settings.restore();
            session.table().orElseThrow().delete(rows);
            return new Step(Optional.of(version), script.fileName(), Duration.ofNanos(System.nanoTime() - begin));
        });
    }

    /** The text goes to PostgreSQL as it stands: no JDBC escapes such as {@code {d '…'}}, no {@code ?} parameters. */
    private void execute(Connection connection, SqlStatement sql, String before) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql.text());
        } catch (SQLException e) {
            throw FailedStatement.of(script.fileName(), sql, e)
                    .problem("could not be run")
                    .with("state", "everything it did is rolled back; " + before)
                    .failure(e);
        }
    }
}
