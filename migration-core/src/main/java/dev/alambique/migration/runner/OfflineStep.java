package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.PsqlScript;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a script does with one revision.
 *
 * @param text the revision's own script, as psql has to be given it
 * @param statements the statements of it
 * @param mode whether they run in a transaction
 * @param booking the statement that makes the history say that it is done
 */
record OfflineStep(
        Direction direction,
        Audit.Subject subject,
        String text,
        List<SqlStatement> statements,
        Mode mode,
        String booking) {
    private static final Pattern SETTING = Pattern.compile("(?i)\\b(set|reset|set_config|discard)\\b");

    /** How the statements run. */
    enum Mode {
        IN_TRANSACTION,
        OUTSIDE
    }

    /**
     * @param place where the script is, as errors name it
     * @param settings what the file beside it says of transactions
     * @throws dev.alambique.migration.problem.MigrationException if psql cannot run the script, or it ends the
     *     transaction that it runs in
     */
    static OfflineStep of(
            Direction direction, Audit.Subject subject, Script script, String place, Mode settings, String booking) {
        String text = PsqlScript.of(script, place);
        List<SqlStatement> statements = SqlScript.statements(script.sql());
        Statements.refuseUnlocking(script.fileName(), statements);
        boolean outside = settings == Mode.OUTSIDE || statements.stream().anyMatch(Statements::isOutsideOfTransactions);
        for (SqlStatement statement : outside ? List.<SqlStatement>of() : statements) {
            if (Statements.isOfTransaction(statement)) {
                throw Problem.of("Script " + script.fileName() + " begins or ends a transaction itself, so that its row"
                                + " of the history could not be written with it.")
                        .with("script", place + ", line " + statement.line() + ": " + statement.text())
                        .instead("leave that statement out: the whole script runs in one transaction")
                        .failure();
            }
        }
        return new OfflineStep(
                direction, subject, text, statements, outside ? Mode.OUTSIDE : Mode.IN_TRANSACTION, booking);
    }

    /** One that runs no script, and only writes to history and audit. */
    static OfflineStep booking(Direction direction, Audit.Subject subject, String booking) {
        return new OfflineStep(direction, subject, "", List.of(), Mode.IN_TRANSACTION, booking);
    }

    /** Whether it may leave the session's settings other than they were. */
    boolean maySet() {
        return SETTING.matcher(text).find();
    }

    boolean isOutside() {
        return mode == Mode.OUTSIDE;
    }

    /** Whether it waits for others without that anybody queues behind it. */
    boolean isConcurrent() {
        return isOutside() && statements.stream().anyMatch(each -> Statements.isConcurrent(each.text()));
    }

    /** What it is called, in one line. */
    String title() {
        String what = direction == Direction.FORGET ? "forgotten: " : "";
        String title = what + subject.version().map(version -> version + "  ").orElse("") + subject.message() + "  ("
                + subject.script() + ")";
        return title.replaceAll("[\\r\\n]+", " ");
    }
}
