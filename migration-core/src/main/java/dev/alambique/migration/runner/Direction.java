package dev.alambique.migration.runner;

import java.util.Locale;

/** What a run does with a revision. */
public enum Direction {
    /** Applies it. */
    UPGRADE("could not be applied"),
    /** Takes it back. */
    DOWNGRADE("could not be taken back"),
    /** Books it as applied, and runs nothing. */
    STAMP("could not be booked"),
    /** Takes it out of the history, and runs nothing: what a stamp does with what the database is not to have. */
    FORGET("could not be taken out of the history"),
    /** Makes the history agree with its file. */
    REPAIR("could not be repaired");

    private final String failed;

    Direction(String failed) {
        this.failed = failed;
    }

    /** What to say of a revision with which it failed. */
    String failed() {
        return failed;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
