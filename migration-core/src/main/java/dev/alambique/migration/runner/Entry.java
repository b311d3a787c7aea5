package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Version;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
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
        /** Stopped half-way outside of a transaction, and nobody noted how far it came. */
        FAILED,
        /** Begun outside of a transaction and not ended: the next upgrade goes on behind the statements that are done. */
        HALF_APPLIED,
        /** Applied, and begun to be taken back outside of a transaction: the next downgrade goes on where that broke off. */
        HALF_TAKEN_BACK,
        /** The version from which Flyway was told to begin. */
        BASELINE,
        /** At or below a baseline, so never to be applied. */
        IGNORED;

        /** The command that goes on with a revision of this state, where something is half done. */
        Optional<String> continuation(Version version) {
            return switch (this) {
                case HALF_APPLIED -> Optional.of("upgrade " + version);
                case HALF_TAKEN_BACK -> Optional.of("downgrade " + version + "-1");
                default -> Optional.empty();
            };
        }

        /** What people and programs are told, such as {@code half-applied}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The command that goes on with what broke off half-way; empty where nothing did. */
    public Optional<String> continuation() {
        return version.flatMap(state::continuation);
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
