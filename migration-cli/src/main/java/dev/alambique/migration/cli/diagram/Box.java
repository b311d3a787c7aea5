package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.QualifiedName;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A table, a view or an enum type as a box of lines. Lengths are in pixels; those of texts are estimates for a fixed-width font.
 *
 * @param name what it is called in the database
 * @param kind what stands in it
 * @param title what is written on top
 * @param change what became of it
 */
record Box(QualifiedName name, Kind kind, String title, List<Line> lines, Change change, String tip) {
    static final int HEAD = 34;
    static final int LINE = 22;
    static final int FOOT = 7;
    private static final int BEHIND_KEY = 42;
    private static final int BEHIND_KEYS = 60;
    private static final int BEHIND_SIGN = 20;
    private static final double LETTER = 7.3;
    private static final double SMALL_LETTER = 6.7;
    private static final double TITLE_LETTER = 8;
    private static final int NARROWEST = 150;
    private static final int BETWEEN = 20;
    private static final int MARGIN = 30;
    private static final int SIGN = 56;
    private static final int WIDE = 0x1100;

    Box {
        Objects.requireNonNull(name, "name");
        lines = List.copyOf(lines);
        Objects.requireNonNull(change, "change");
    }

    /** What stands in a box. */
    enum Kind {
        TABLE(""),
        VIEW("view"),
        MATERIALIZED_VIEW("materialized view"),
        ENUM("enum");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word before its name, if it needs one. */
        String word() {
            return word;
        }

        /** The classes of the style sheet. */
        String style() {
            return this == TABLE ? "table" : word;
        }
    }

    /** Where names begin: behind the signs and keys. */
    int names() {
        if (kind != Kind.TABLE) {
            return BEHIND_SIGN;
        }
        return lines.stream().anyMatch(line -> line.key().length() > 2) ? BEHIND_KEYS : BEHIND_KEY;
    }

    int width() {
        String whole = kind.word().isEmpty() ? title : kind.word() + " " + title;
        double head = MARGIN + letters(whole) * TITLE_LETTER + (change == Change.SAME ? 0 : SIGN);
        double widest = lines.stream()
                .mapToDouble(line -> names()
                        + letters(line.shortName()) * LETTER
                        + BETWEEN
                        + letters(line.shortType()) * SMALL_LETTER
                        + MARGIN)
                .max()
                .orElse(0);
        return (int) Math.ceil(Math.max(NARROWEST, Math.max(head, widest)));
    }

    /** How many letters wide a text is; those of Korean, Chinese and Japanese are as wide as two. */
    private static int letters(String text) {
        return text.codePoints().map(point -> point < WIDE ? 1 : 2).sum();
    }

    int height() {
        return HEAD + lines.size() * LINE + FOOT;
    }

    /** How far below its top the middle of a column's line is; that of the title for a column that is not there. */
    int middleOf(String column) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).name().equals(column))
                .map(i -> HEAD + FOOT / 2 + i * LINE + LINE / 2)
                .findFirst()
                .orElse(HEAD / 2);
    }
}
