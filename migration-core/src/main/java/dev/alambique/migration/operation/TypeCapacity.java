package dev.alambique.migration.operation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a type holds each value of another, so that no row can stop the change.
 *
 * @param enums the values of the enum types that stay as they are, by the name that columns have for the type
 */
record TypeCapacity(Map<String, List<String>> enums) {
    private static final Pattern SIZE = Pattern.compile("\\((\\d+)(?:,(\\d+))?\\)");
    private static final Set<String> STRINGS = Set.of("text", "character varying", "character");

    /** How long the longest value is once it is text. */
    private static final Map<String, Integer> LENGTHS = Map.of(
            "boolean", 5, // false
            "smallint", 6, // -32768
            "integer", 11, // -2147483648
            "bigint", 20, // -9223372036854775808
            "oid", 10, // 4294967295
            "date", 13, // 4713-11-24 BC
            "uuid", 36,
            "name", 63);

    /** How many digits the longest whole number has. */
    private static final Map<String, Integer> DIGITS = Map.of("smallint", 5, "integer", 10, "bigint", 19);

    /** With timestamps, but for the last hours before the year 294277: a date reaches much further than they do. */
    private static final Set<String> EXACT = Set.of(
            "smallint real",
            "smallint double precision",
            "integer double precision",
            "jsonb json",
            "boolean integer",
            "integer boolean",
            "time without time zone time with time zone",
            "time with time zone time without time zone",
            "timestamp with time zone timestamp without time zone",
            "timestamp without time zone timestamp with time zone");

    /** NAMEDATALEN - 1 bytes, which are no more characters. */
    private static final int LONGEST_LABEL = 63;

    private static final int UNLIMITED = Integer.MAX_VALUE;

    TypeCapacity {
        enums = Map.copyOf(enums);
    }

    boolean holdsAll(String from, String to) {
        if (from.endsWith("[]") && to.endsWith("[]")) {
            return from.equals(to) || holdsAll(element(from), element(to));
        }
        return TypeChange.of(from, to).holdsAll()
                || EXACT.contains(from + " " + to)
                || STRINGS.contains(base(to)) && (first(to) == UNLIMITED || length(from) <= first(to))
                || base(to).equals("numeric") && first(to) != UNLIMITED && holdsNumbers(from, to)
                || enums.containsKey(from)
                        && enums.containsKey(to)
                        && enums.get(to).containsAll(enums.get(from));
    }

    private int length(String type) {
        if (enums.containsKey(type)) {
            return LONGEST_LABEL;
        }
        boolean sized = base(type).equals("character") || base(type).equals("character varying");
        return sized ? first(type) : LENGTHS.getOrDefault(type, UNLIMITED);
    }

    /** Enough digits after the point, and before it. */
    private static boolean holdsNumbers(String from, String to) {
        int whole = first(to) - scale(to);
        return DIGITS.containsKey(from)
                ? whole >= DIGITS.get(from)
                : base(from).equals("numeric")
                        && first(from) != UNLIMITED
                        && scale(to) >= scale(from)
                        && whole >= first(from) - scale(from);
    }

    private static String element(String type) {
        return type.substring(0, type.length() - "[]".length());
    }

    private static String base(String type) {
        return SIZE.matcher(type).replaceFirst("");
    }

    private static int first(String type) {
        Matcher size = SIZE.matcher(type);
        return size.find() ? Integer.parseInt(size.group(1)) : UNLIMITED;
    }

    private static int scale(String type) {
        Matcher size = SIZE.matcher(type);
        return size.find() && size.group(2) != null ? Integer.parseInt(size.group(2)) : 0;
    }
}
