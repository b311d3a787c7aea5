package dev.alambique.migration.sql;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constant as PostgreSQL writes it ({@code get_const_expr}), which says its type where the parser could find another one.
 *
 * @param text without the type: a number, or a string in single quotes
 * @param type the type, as {@code format_type} writes it
 * @param isCast whether a number was brought to the type
 */
record Literal(String text, String type, boolean isCast) {
    private static final String NUMBER = "\\d{1,9}|\\d+\\.\\d+|'-\\d{1,9}'::integer|'-\\d+\\.\\d+'::numeric";
    private static final Pattern PLAIN = Pattern.compile(NUMBER);
    private static final Pattern CAST = Pattern.compile("\\((" + NUMBER + ")\\)::(.+)");
    private static final Pattern LARGE = Pattern.compile("'(-?\\d{10,18})'::bigint");
    private static final Pattern STRING = Pattern.compile("('(?:[^']|'')*')::(.+)", Pattern.DOTALL);

    /** What a type is called behind a string, where that is not what it is called behind a column. */
    private static final Map<String, String> CALLED = Map.of("character", "bpchar", "character[]", "bpchar[]");

    private static final Set<String> INTEGERS = Set.of("smallint", "integer");
    /** Types without operators that take an integer too. */
    private static final Set<String> WITHOUT_INTEGERS = Set.of("numeric", "double precision");

    static Optional<Literal> of(String expression) {
        if (PLAIN.matcher(expression).matches()) {
            return Optional.of(number(expression, ""));
        }
        Matcher large = LARGE.matcher(expression);
        if (large.matches() && Math.abs(Long.parseLong(large.group(1))) > Integer.MAX_VALUE) {
            return Optional.of(new Literal(large.group(1), "bigint", false));
        }
        Matcher cast = CAST.matcher(expression);
        if (cast.matches()) {
            return Optional.of(number(cast.group(1), cast.group(2)));
        }
        Matcher string = STRING.matcher(expression);
        return string.matches() ? Optional.of(new Literal(string.group(1), string.group(2), false)) : Optional.empty();
    }

    private static Literal number(String written, String castTo) {
        String digits = written.startsWith("'") ? written.substring(1, written.indexOf('\'', 1)) : written;
        String own = digits.contains(".") ? "numeric" : "integer";
        return new Literal(digits, castTo.isEmpty() ? own : castTo, !castTo.isEmpty());
    }

    /** As it may stand behind an operator whose other side has that type; empty if it must stay as it is. */
    Optional<String> besides(String other) {
        if (isString()) {
            return is(other) ? Optional.of(text) : Optional.empty();
        }
        return !isCast || type.equals(other) && WITHOUT_INTEGERS.contains(type) ? Optional.of(text) : Optional.empty();
    }

    /** As it may stand in a list behind IN, where all values get the type that they share with the other side. */
    Optional<String> among(String other) {
        if (isString()) {
            return is(other) ? Optional.of(text) : Optional.empty();
        }
        boolean comesByItself = isCast
                ? type.equals(other)
                        && (WITHOUT_INTEGERS.contains(type) || type.equals("bigint") && !text.contains("."))
                : type.equals(other) || type.equals("integer") && INTEGERS.contains(other);
        return comesByItself ? Optional.of(text) : Optional.empty();
    }

    /** As the default of a column of that type; empty if it must stay as it is. */
    Optional<String> asDefaultOf(String column) {
        // the modifier of an interval becomes a part of the literal, no other one does
        String other = column.startsWith("interval") ? column : TypeNames.base(column);
        return !isCast && (!isString() || is(other)) ? Optional.of(text) : Optional.empty();
    }

    private boolean isString() {
        return text.startsWith("'");
    }

    private boolean is(String other) {
        return type.equals(CALLED.getOrDefault(other, other));
    }
}
