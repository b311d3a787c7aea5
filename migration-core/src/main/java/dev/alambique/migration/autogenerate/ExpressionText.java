package dev.alambique.migration.autogenerate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL that a user gives for one expression, and that must not reach further than that into a statement. */
record ExpressionText(String sql) {
    /** Literals and names in quotes, then words and numbers, which may hold a dollar, comments, and all else. */
    private static final Pattern TOKEN = Pattern.compile(
            "[eE]'(?:[^'\\\\]++|\\\\.|'')*+'|'(?:[^']++|'')*+'|\"(?:[^\"]++|\"\")*+\""
                    + "|[eE]'|(\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$).*?\\1"
                    + "|[\\p{L}\\p{N}_][\\p{L}\\p{N}_$]*|--|/\\*|.",
            Pattern.DOTALL);

    /** Why it is not one expression, where its characters tell. */
    Optional<String> flaw() {
        Deque<String> open = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            String text = token.group();
            switch (text) {
                case "--", "/*" -> {
                    return Optional.of("it holds a comment");
                }
                case ";" -> {
                    return Optional.of("it holds a semicolon");
                }
                case "'", "E'", "e'", "\"", "$" -> {
                    return Optional.of("a quote is not closed");
                }
                case "(" -> open.push(")");
                case "[" -> open.push("]");
                case ")", "]" -> {
                    if (!text.equals(open.poll())) {
                        return Optional.of("its parentheses do not match");
                    }
                }
                case "," -> {
                    if (open.isEmpty()) {
                        return Optional.of("it holds a comma outside parentheses");
                    }
                }
                default -> {}
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of("its parentheses do not match");
    }
}
