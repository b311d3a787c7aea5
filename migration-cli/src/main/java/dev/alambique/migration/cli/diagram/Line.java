package dev.alambique.migration.cli.diagram;

import java.util.Objects;
import java.util.Optional;

/**
 * One line of a box: a column, the value of an enum type, an index.
 *
 * @param key the keys that it is part of, such as {@code PK}; or empty
 * @param name what it is called
 * @param earlier what it was called before, if that was something else
 * @param type the type of a column, in short; or empty
 * @param nulls whether it may be NULL
 * @param change what became of it
 * @param tip all of it in words
 */
record Line(String key, String name, Optional<String> earlier, String type, Nulls nulls, Change change, String tip) {
    private static final int NAME = 40;
    private static final int TYPE = 36;

    Line {
        Objects.requireNonNull(earlier, "earlier");
        Objects.requireNonNull(nulls, "nulls");
        Objects.requireNonNull(change, "change");
    }

    /** A line that is no column. */
    static Line plain(String name, Change change) {
        return new Line("", name, Optional.empty(), "", Nulls.NEVER_MIND, change, name);
    }

    /** Whether a column may be NULL. */
    enum Nulls {
        REFUSED,
        ALLOWED,
        NEVER_MIND
    }

    String shortName() {
        return shortened(earlier.map(each -> each + " \u2192 " + name).orElse(name), NAME);
    }

    String shortType() {
        return shortened(type, TYPE);
    }

    static String shortened(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "\u2026";
    }
}
