package dev.alambique.migration.sql;

/** The one pair of parentheses that an expression needs; PostgreSQL's own texts often bring theirs, but not always. */
final class Parentheses {
    private Parentheses() {}

    /** The expression in exactly one outer pair. */
    static String around(String expression) {
        return encloses(expression) ? expression : "(" + expression + ")";
    }

    /** The expression without pairs that only enclose another pair: {@code (a + 1)} for {@code ((a + 1))}. */
    static String single(String expression) {
        String text = expression;
        while (encloses(text) && encloses(text.substring(1, text.length() - 1))) {
            text = text.substring(1, text.length() - 1);
        }
        return text;
    }

    /** Whether the first character is a parenthesis that the last one closes. */
    private static boolean encloses(String text) {
        // a backslash comes in E'...' literals alone, where quotes are not what they seem: such a text is left as it is
        if (!text.startsWith("(") || text.indexOf('\\') >= 0) {
            return false;
        }
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (quote != 0) {
                quote = each == quote ? 0 : quote;
            } else if (each == '\'' || each == '"') {
                quote = each;
            } else if (each == '(') {
                depth++;
            } else if (each == ')' && --depth == 0) {
                return i == text.length() - 1;
            }
        }
        return false;
    }
}
