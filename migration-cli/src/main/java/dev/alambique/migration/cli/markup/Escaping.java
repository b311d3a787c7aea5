package dev.alambique.migration.cli.markup;

/** Words made harmless, for text and for attributes in double quotes. */
final class Escaping {
    private static final char REPLACEMENT = '\uFFFD';

    private Escaping() {}

    static void write(String words, StringBuilder page) {
        words.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '&' -> page.append("&amp;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.appendCodePoint(isAllowed(point) ? point : REPLACEMENT);
            }
        });
    }

    /** What XML 1.0 allows (its production Char). */
    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= ' ' && point < 0xD800
                || point > 0xDFFF && point < 0xFFFE
                || point > 0xFFFF;
    }
}
