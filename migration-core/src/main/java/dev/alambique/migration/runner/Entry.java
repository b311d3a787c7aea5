package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Version;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of the history: a revision and what became of it.
 *
 * @param version its version; empty for a repeatable migration
 * @param message what it does
 * @param script its file
 * @param state what became of it
 * @param execution when, by whom and how long, if it was applied
 */
public record Entry(
        Optional<Version> version, String message, String script, State state, Optional<Execution> execution) {
    public Entry {
        Objects.requireNonNull(state, "state");
    }

    /** A revision of which only the file is known. */
    public static Entry ofFile(Revision revision) {
        return new Entry(
                Optional.of(revision.version()),
                revision.message(),
                revision.up().path(),
                State.UNKNOWN,
                Optional.empty());
    }

    /** What became of a revision. */
    public enum State {
        /** No database was asked. */
        UNKNOWN,
        /** Not applied yet. */
        PENDING,
        /** Applied, and the file is what was applied. */
        APPLIED,
        /** Applied, and the file was edited since. */
        EDITED,
        /** Applied, and there is no such file. */
        MISSING,
        /** Applied by a newer version of the application: it is newer than any file here. */
        AHEAD,
        /** Stopped half-way outside of a transaction. */
        FAILED,
        /** The version from which Flyway was told to begin. */
        BASELINE,
        /** At or below a baseline, so never to be applied. */
        IGNORED
    }

    /**
     * How a revision was applied.
     *
     * @param on when, in the time zone of the session that applied it, which the history does not record
     * @param by the database role
     * @param took how long
     */
    public record Execution(LocalDateTime on, String by, Duration took) {
        static Execution of(HistoryRow row) {
            return new Execution(row.installedOn(), row.installedBy(), Duration.ofMillis(row.milliseconds()));
        }
    }
}
