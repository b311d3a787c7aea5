package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.sql.Quoting;
import java.time.Duration;
import java.util.List;

/**
 * The text of a script: what stands around the statements of its revisions. The session's settings are kept in settings of
 * PostgreSQL, and put back after a revision that may have changed them.
 */
record OfflineText(OfflineTables tables, RunSettings settings) {
    /** Another user takes the role with it, so that the role comes second. */
    private static final List<String> ACTING = List.of("session_authorization", "role");

    private static final String HEAD = """
            --
            -- made by   %s, for the default schema %s
            -- run it    psql -v ON_ERROR_STOP=1 -f FILE
            --
            -- It stops before it does anything where the database is elsewhere or another process changes it, and at the
            -- end of the revision before where a statement fails. A backslash before a colon is there for psql, which would take
            -- it for one of its variables, and is not sent.

            \\set ON_ERROR_STOP on
            \\set ON_ERROR_ROLLBACK off
            \\set AUTOCOMMIT on
            \\set SINGLELINE off
            \\encoding UTF8
            SET standard_conforming_strings = on;
            """;

    /**
     * @param what what the script does, in one sentence
     * @param start what has to be so before anything is done
     */
    String of(String what, OfflineGuard start, List<OfflineStep> steps) {
        boolean single = settings.transaction() == TransactionMode.ALL;
        if (single) {
            refuseOutside(steps);
        }
        StringBuilder text = new StringBuilder("-- " + what + "\n");
        steps.forEach(step -> text.append("--   ").append(step.title()).append('\n'));
        text.append(HEAD.formatted(
                Actor.ofProcess().tool(), Quoting.identifier(tables.schema()).replaceAll("[\\r\\n]+", " ")));
        text.append('\n').append(lock()).append('\n').append(arrange());
        text.append("\nBEGIN;\n").append(start.sql());
        text.append(start.required().isEmpty() ? tables.creation() : tables.creationOfAudit());
        text.append(single ? "" : "COMMIT;\n");
        for (OfflineStep step : steps) {
            text.append("\n-- ").append(step.title()).append('\n');
            text.append(
                    step.isOutside() ? outside(step) : single ? inside(step) : "BEGIN;\n" + inside(step) + "COMMIT;\n");
        }
        text.append(single ? "\nCOMMIT;\n" : "").append('\n').append(release());
        return text.toString();
    }

    private static void refuseOutside(List<OfflineStep> steps) {
        for (OfflineStep step : steps) {
            if (step.isOutside()) {
                throw Problem.of("Script " + step.subject().script()
                                + " runs outside of transactions, and all are to run" + " in one.")
                        .instead("leave --transaction out, or say per-revision")
                        .usage();
            }
        }
    }

    private String inside(OfflineStep step) {
        return step.text()
                + (step.maySet() ? restore() : "")
                + step.booking()
                + tables.done(step.direction(), step.subject());
    }

    private String outside(OfflineStep step) {
        String patient = step.isConcurrent() ? "SET lock_timeout = 0;\n" : "";
        String impatient = step.maySet() || step.isConcurrent() ? restore() : "";
        return tables.running(step.direction(), step.subject()) + "-- outside of transactions\n" + patient + step.text()
                + impatient + "BEGIN;\n" + step.booking() + tables.ended(step.direction(), step.subject())
                + "COMMIT;\n";
    }

    /** Tried and not waited for: a statement that waits holds a snapshot, for which {@code CREATE INDEX CONCURRENTLY} waits. */
    private String lock() {
        return block("""
                IF NOT pg_try_advisory_lock(%d) THEN
                    RAISE EXCEPTION USING MESSAGE = 'Another process changes this database; nothing was changed.',
                        HINT = 'Run this script again when it has ended.';
                END IF;
                """.formatted(RunLock.flywayKey(tables.schema(), tables.historyTable())));
    }

    private String release() {
        return "RESET role;\nRESET search_path;\nRESET lock_timeout;\nRESET statement_timeout;\n"
                + block("PERFORM pg_advisory_unlock(" + RunLock.flywayKey(tables.schema(), tables.historyTable())
                        + ");\n");
    }

    private String arrange() {
        return block("""
                PERFORM set_config('search_path', concat_ws(', ', %s, nullif(current_setting('search_path'), '')), false);
                PERFORM set_config('lock_timeout', '%d', false);
                PERFORM set_config('statement_timeout', '%d', false);
                """.formatted(
                        Quoting.literal(Quoting.identifier(tables.schema())),
                        settings.lockTimeout().toMillis(),
                        settings.statementTimeout().orElse(Duration.ZERO).toMillis())
                + moved("alambique.%1$s", "%1$s")
                + "PERFORM set_config('alambique.set', " + SessionSettings.SET + ", false);\n");
    }

    private static String restore() {
        return block(moved("%1$s", "alambique.%1$s") + "PERFORM"
                + SessionSettings.putBack("current_setting('alambique.set')") + ";\n");
    }

    private static String moved(String to, String from) {
        return ACTING.stream()
                .map(each -> "PERFORM set_config('" + to.formatted(each) + "', current_setting('" + from.formatted(each)
                        + "'), false);\n")
                .reduce("", String::concat);
    }

    private static String block(String statements) {
        return "DO " + Quoting.body("BEGIN\n" + statements.indent(4) + "END") + ";\n";
    }
}
