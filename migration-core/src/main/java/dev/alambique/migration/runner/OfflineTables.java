package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.sql.Quoting;
import java.util.Optional;

/**
 * Flyway's history table and the audit beside it, as statements of a script write them.
 *
 * @param schema the schema that holds both
 * @param historyTable the name of the history table
 */
record OfflineTables(String schema, String historyTable) {
    /** What Flyway's columns hold; it cuts what is longer. */
    private static final int DESCRIPTION = 200;

    private static final int SCRIPT = 1000;
    private static final String DOTS = "...";

    private static final String WHAT = "version, description, type, script, checksum";
    private static final String MILLISECONDS = "(extract(epoch FROM clock_timestamp() - %s) * 1000)::bigint";

    /** The tables of a schema. */
    static OfflineTables in(String schema, RunSettings settings) {
        return new OfflineTables(schema, settings.historyTable().orElse(HistoryTable.USUAL));
    }

    /** The history table, in SQL. */
    String history() {
        return Quoting.identifier(schema) + "." + Quoting.identifier(historyTable);
    }

    private String audit() {
        return Quoting.identifier(schema) + "." + Audit.TABLE;
    }

    /** A block that creates what is not there: the schema, the history and the audit. */
    String creation() {
        String schemaAndHistory = """
                    IF to_regnamespace(%s) IS NULL THEN
                        CREATE SCHEMA %s;
                    END IF;
                    IF to_regclass(%s) IS NULL THEN
                %s    END IF;
                """.formatted(
                        Quoting.literal(Quoting.identifier(schema)),
                        Quoting.identifier(schema),
                        Quoting.literal(history()),
                        HistoryTableCreation.script(Quoting.identifier(schema), historyTable)
                                .indent(8));
        return "DO " + Quoting.body("BEGIN\n" + schemaAndHistory + auditCreation() + "END\n") + ";\n";
    }

    /** A block that creates the audit, where it is not there. */
    String creationOfAudit() {
        return "DO " + Quoting.body("BEGIN\n" + auditCreation() + "END\n") + ";\n";
    }

    private String auditCreation() {
        return """
                    IF to_regclass(%s) IS NULL THEN
                        %s;
                    END IF;
                """.formatted(Quoting.literal(audit()), Audit.script(audit()));
    }

    /** The statement that writes the row of a script as if Flyway had just run it. */
    String applied(Script script, String type) {
        return inserted(
                values(script.version(), script.description(), type, script.path(), Optional.of(Checksum.of(script))));
    }

    /** The same of a versioned migration. */
    String applied(ResolvedMigration migration) {
        return inserted(values(migration));
    }

    private String inserted(String values) {
        return "INSERT INTO " + history() + " (installed_rank, " + WHAT
                + ", installed_by, execution_time, success)\nSELECT coalesce(max(installed_rank), 0) + 1, " + values
                + ", current_user, 0, true FROM " + history() + ";\n";
    }

    private static String values(ResolvedMigration migration) {
        return values(
                Optional.of(migration.version()),
                migration.description(),
                migration.type(),
                migration.script(),
                migration.checksum());
    }

    private static String values(
            Optional<Version> version, String description, String type, String script, Optional<Integer> checksum) {
        return version.map(Version::text).map(Quoting::literal).orElse("NULL") + ", "
                + Quoting.literal(description(description)) + ", " + Quoting.literal(type) + ", "
                + Quoting.literal(path(script)) + ", "
                + checksum.map(Object::toString).orElse("NULL");
    }

    /** The statement that makes a row say what a migration is now. */
    String changed(HistoryRow row, ResolvedMigration migration) {
        return "UPDATE " + history() + " SET (" + WHAT + ") = ROW (" + values(migration) + ")"
                + "\nWHERE installed_rank = " + row.rank() + ";\n";
    }

    /** The statement that takes one row out. */
    String forgotten(HistoryRow row) {
        return "DELETE FROM " + history() + " WHERE installed_rank = " + row.rank() + ";\n";
    }

    /** The statement that takes all rows of a version out, but for a baseline. */
    String takenBack(Version version) {
        return "DELETE FROM " + history() + " WHERE " + OfflineGuard.number("version") + " = "
                + OfflineGuard.number(Quoting.literal(version.text())) + " AND type NOT LIKE '%BASELINE';\n";
    }

    /** As {@code AbbreviationUtils} of Flyway does. */
    static String description(String text) {
        return text.length() <= DESCRIPTION ? text : text.substring(0, DESCRIPTION - DOTS.length()) + DOTS;
    }

    private static String path(String text) {
        return text.length() <= SCRIPT ? text : DOTS + text.substring(text.length() - SCRIPT + DOTS.length());
    }

    /** The statement that notes what is done. */
    String done(Direction direction, Audit.Subject subject) {
        return note(direction, subject, "outcome, duration_ms", "'done', " + MILLISECONDS.formatted("now()"));
    }

    /** The statement that notes what begins outside of a transaction, as {@link AuditMarks} does. */
    String running(Direction direction, Audit.Subject subject) {
        return note(
                direction,
                subject,
                "outcome, statements_done, done_checksum, invalid_before",
                "'running', 0, 0,\n    (" + AuditMarks.INVALID + ")");
    }

    /** The statement that notes that this has ended. */
    String ended(Direction direction, Audit.Subject subject) {
        return "UPDATE " + audit() + " SET outcome = 'done', duration_ms = " + MILLISECONDS.formatted("started_at")
                + "\nWHERE id = (SELECT max(id)"
                + " FROM " + audit() + " WHERE direction = '" + direction + "' AND script = "
                + Quoting.literal(subject.script()) + ");\n";
    }

    /** Who runs the script on which machine only the server can tell. */
    private String note(Direction direction, Audit.Subject subject, String columns, String values) {
        return "INSERT INTO " + audit()
                + " (direction, version, message, script, checksum, os_user, host, tool, started_at, "
                + columns + ")\nVALUES ('" + direction + "', "
                + subject.version().map(Version::text).map(Quoting::literal).orElse("NULL") + ", "
                + Quoting.literal(subject.message()) + ", " + Quoting.literal(subject.script()) + ", "
                + subject.checksum().map(Object::toString).orElse("NULL")
                + ", 'unknown', coalesce(host(inet_client_addr()), 'local'),\n    "
                + Quoting.literal(Actor.ofProcess().tool() + ", --sql")
                + ", now(), " + values + ");\n";
    }
}
