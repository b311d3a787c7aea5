package dev.alambique.migration.sql;

import java.util.ArrayList;
import java.util.List;

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

    /** The expression without the pairs that enclose it. */
    static String stripped(String expression) {
        String text = expression;
        while (encloses(text)) {
            text = text.substring(1, text.length() - 1);
        }
        return text;
    }

    /** The expression's parts between separators that stand neither in parentheses or brackets nor in quotes. */
    static List<String> split(String expression, String separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < expression.length(); i = next(expression, i)) {
            if (expression.startsWith(separator, i)) {
                parts.add(expression.substring(start, i));
                start = i + separator.length();
            }
        }
        parts.add(expression.substring(start));
        return parts;
    }

    /** Whether the first character is a parenthesis that the last one closes. */
    private static boolean encloses(String text) {
        return text.startsWith("(") && next(text, 0) == text.length();
    }

    /** Behind the character there, or behind the quoted text or the pair of parentheses or brackets that begins there. */
    private static int next(String text, int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char each = text.charAt(i);
            if (quote != 0) {
                quote = each == quote ? 0 : quote;
            } else if (each == '\'' || each == '"') {
                quote = each;
            } else if (each == '(' || each == '[') {
                depth++;
            } else if (each == ')' || each == ']') {
                depth--;
            }
            if (depth <= 0 && quote == 0) {
                return i + 1;
            }
        }
        return text.length() + 1;
    }
}
