package dev.alambique.migration.cli.diagram;

import java.util.Locale;
import java.util.Optional;

/** What a revision did to a thing. */
public enum Change {
    SAME(""),
    ADDED("+"),
    CHANGED("~"),
    RENAMED("~"),
    REMOVED("\u2212");

    private final String sign;

    Change(String sign) {
        this.sign = sign;
    }

    /** What became of a thing that was there before, or is there after, or both. */
    static <T> Change of(Optional<T> before, Optional<T> after) {
        if (before.isEmpty()) {
            return ADDED;
        }
        return after.isEmpty() ? REMOVED : before.equals(after) ? SAME : CHANGED;
    }

    /** The sign that tells it to those who do not see its colour. */
    String sign() {
        return sign;
    }

    /** Whether it is there before and after, and other. */
    boolean isWithin() {
        return this == CHANGED || this == RENAMED;
    }

    /** The class that the style sheet gives a colour. */
    String style() {
        return (this == RENAMED ? CHANGED : this).name().toLowerCase(Locale.ROOT);
    }
}
