package dev.alambique.migration.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as PostgreSQL makes, limits and shows them. */
public final class Names {
    /** NAMEDATALEN - 1: the bytes that an identifier may have. */
    public static final int MAX_BYTES = 63;

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    private Names() {}

    static void require(String value, String component) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(component + " is empty");
        }
    }

    static List<String> renamed(List<String> names, UnaryOperator<String> others) {
        return names.stream().map(others).toList();
    }

    /** The name as reports show it: in double quotes unless it is plain lower case. Not for SQL: keywords stay bare. */
    public static String display(String name) {
        return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Several names as reports show them: {@code a, b}. */
    public static String display(List<String> names) {
        return names.stream().map(Names::display).collect(Collectors.joining(", "));
    }

    /**
     * The name that PostgreSQL gives an object that was not named ({@code makeObjectName} in indexcmds.c): the parts
     * joined by underscores, the longer of the first two shortened until all fit into {@value #MAX_BYTES} bytes.
     *
     * @param table the table's name
     * @param columns the columns' names joined by underscores, or empty
     * @param label the suffix, such as {@code key}, {@code fkey}, {@code check}, {@code seq}
     */
    public static String generated(String table, String columns, String label) {
        int overhead = bytes(label) + 1 + (columns.isEmpty() ? 0 : 1);
        int first = bytes(table);
        int second = bytes(columns);
        while (first + second + overhead > MAX_BYTES) {
            if (first > second) {
                first--;
            } else {
                second--;
            }
        }
        String middle = columns.isEmpty() ? "" : "_" + clip(columns, second);
        return clip(table, first) + middle + "_" + label;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The longest prefix of whole characters that fits into that many bytes (pg_mbcliplen). */
    private static String clip(String text, int bytes) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            used += bytes(Character.toString(point));
            if (used > bytes) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }
}
