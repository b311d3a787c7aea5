package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The statements that take one applied revision back. */
record UndoScript(Script script, List<SqlStatement> statements, boolean isOutsideOfTransactions) implements Undo {
    /**
     * @throws dev.alambique.migration.problem.MigrationException if there is none, it is empty although the revision is
     *     not, or it ends the transaction it runs in
     */
    static UndoScript of(Revisions revisions, Version version) {
        Optional<Script> script = revisions.undo(version);
        if (script.isEmpty()) {
            String path = revisions
                    .find(version)
                    .map(revisions::undoPath)
                    .orElse(revisions.place() + "/undo/U" + version + "__….sql");
            throw Problem.of("Revision " + version + " cannot be taken back: it has no undo script.")
                    .with("missing", path)
                    .instead(
                            revisions.known(version).isPresent()
                                    ? "write that file: it must undo what the revision did; nothing has been taken back yet"
                                    : "go back with the files that it was applied from: neither its script nor its undo"
                                            + " script is here;\nnothing has been taken back yet")
                    .failure();
        }
        List<SqlStatement> statements = SqlScript.statements(script.get().sql());
        Optional<Revision> undone = revisions.find(version);
        if (statements.isEmpty() && undone.isPresent() && hasStatements(undone.get())) {
            throw Problem.of("Revision " + version + " cannot be taken back: its undo script holds no statement.")
                    .with("undo", revisions.undoPath(undone.get()))
                    .instead("fill it in: it must undo what the revision did; nothing has been taken back yet")
                    .failure();
        }
        boolean outside = revisions.runsOutsideOfTransactions(script.get())
                || statements.stream().anyMatch(Statements::isOutsideOfTransactions);
        for (SqlStatement statement : outside ? List.<SqlStatement>of() : statements) {
            if (Statements.isOfTransaction(statement)) {
                throw Problem.of("Undo script " + script.get().fileName() + " begins or ends a transaction itself.")
                        .with("undo", script.get().fileName() + ", line " + statement.line() + ": " + statement.text())
                        .instead("leave that statement out: the whole script runs in one transaction")
                        .failure();
            }
        }
        Statements.refuseUnlocking(script.get().fileName(), statements);
        return new UndoScript(script.get(), statements, outside);
    }

    private static boolean hasStatements(Revision revision) {
        return revision.isJava() || !SqlScript.statements(revision.up().sql()).isEmpty();
    }

    @Override
    public String file() {
        return script.fileName();
    }

    @Override
    public void run(Session session, String before) throws SQLException {
        Statements all = new Statements(session.connection(), script.fileName());
        for (SqlStatement statement : statements) {
            try {
                all.execute(statement);
            } catch (SQLException e) {
                throw all.refused(statement, e, "could not be run", "everything it did is rolled back; " + before);
            }
        }
    }
}
