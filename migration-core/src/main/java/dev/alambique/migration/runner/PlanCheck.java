package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import java.util.List;
import java.util.stream.Stream;

/** Whether all that a plan would run can be run here, and means here what it means to a stock Flyway. */
record PlanCheck(RevisionSource source, Revisions revisions) {
    /** @throws dev.alambique.migration.problem.MigrationException if not; names the first that cannot */
    void orThrow(Plan plan) {
        PlaceholderCheck placeholders = new PlaceholderCheck(revisions);
        plan.pending().stream().filter(Revision::isJava).forEach(this::refuseUnknownClass);
        Stream.of(
                        plan.baseline().stream(),
                        plan.pending().stream().filter(each -> !each.isJava()).map(Revision::up),
                        plan.repeatables().stream())
                .flatMap(each -> each)
                .forEach(script -> {
                    placeholders.orThrow(script);
                    refuseEndOfTransaction(script);
                    Statements.refuseUnlocking(script.fileName(), SqlScript.statements(script.sql()));
                });
    }

    /** What ends the transaction would leave the revision half done, or its row of the history without it. */
    private void refuseEndOfTransaction(Script script) {
        List<SqlStatement> statements = SqlScript.statements(script.sql());
        if (revisions.runsOutsideOfTransactions(script)
                || statements.stream().anyMatch(Statements::isOutsideOfTransactions)) {
            return;
        }
        for (SqlStatement statement : statements) {
            if (Statements.isOfTransaction(statement)) {
                throw Problem.of("Script " + script.fileName() + " begins or ends a transaction itself.")
                        .with(
                                "script",
                                revisions.place() + "/migration/" + script.path() + ", line " + statement.line() + ": "
                                        + statement.text())
                        .instead("leave that statement out: the whole script runs in one transaction; or run it outside"
                                + " of one,\nwith executeInTransaction=false in " + script.fileName()
                                + ".conf beside it")
                        .failure();
            }
        }
    }

    private void refuseUnknownClass(Revision revision) {
        if (new JavaClasses(source, revisions).load(revision.up()).isEmpty()) {
            throw Problem.of("Revision " + revision.version()
                            + " is a Java migration, which cannot be run from a folder.")
                    .with(
                            "revision",
                            revisions.place() + "/migration/" + revision.up().path())
                    .instead("run it where its class is, with the application: java -jar my-service.jar db upgrade")
                    .failure();
        }
    }
}
