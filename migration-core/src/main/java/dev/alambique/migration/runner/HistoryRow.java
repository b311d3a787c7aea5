package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Version;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * One row of Flyway's history table.
 *
 * @param rank its place in the order of applying
 * @param version empty for a repeatable migration and for the creation of a schema
 * @param type Flyway's migration type: SQL, JDBC, BASELINE, SQL_BASELINE, SCHEMA, DELETE …
 * @param checksum empty where Flyway works out none
 * @param installedOn in the time zone of the session that wrote it, which the table does not say
 * @param milliseconds how long it took
 */
record HistoryRow(
        int rank,
        Optional<Version> version,
        String description,
        String type,
        String script,
        Optional<Integer> checksum,
        String installedBy,
        LocalDateTime installedOn,
        int milliseconds,
        boolean success) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** When and by whom it was applied, as people read it. */
    String applied() {
        return TIME.format(installedOn) + " by " + installedBy;
    }

    /** Flyway's {@code baseline} writes BASELINE; a {@code B9__x.sql} leaves SQL_BASELINE, in Java JDBC_BASELINE. */
    boolean isBaseline() {
        return type.equals("BASELINE") || type.endsWith("_BASELINE");
    }

    /** Whether a script was run that stands for all revisions up to its version. */
    boolean isBaselineScript() {
        return type.endsWith("_BASELINE");
    }

    boolean isSql() {
        return type.equals("SQL");
    }

    /** Whether a repeatable script ran; Java ones have a type of their own. */
    boolean isRepeatable() {
        return version.isEmpty() && isSql();
    }

    /** A paid Flyway's {@code undo} leaves such a row beside that of what it took back. */
    boolean isUndo() {
        return type.startsWith("UNDO");
    }

    /** Flyway's {@code repair} leaves such a row where it struck out a version whose file is gone. */
    boolean isDeletion() {
        return type.equals("DELETE");
    }
}
