package dev.alambique.migration.operation;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a type takes each value of another, rounded or cut where need be, so that no row can stop the change.
 *
 * @param enums the values of the enum types that stay as they are, by the name that columns have for the type
 */
record TypeCapacity(Map<String, List<String>> enums) {
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

    /** Casts of PostgreSQL that know no error; a date is not taken by timestamps, as it reaches much further. */
    private static final Set<String> NEVER_FAIL = Set.of(
            "smallint real",
            "smallint double precision",
            "integer real",
            "integer double precision",
            "bigint real",
            "bigint double precision",
            "real numeric",
            "double precision numeric",
            "boolean integer",
            "integer boolean",
            "jsonb json",
            "inet cidr",
            "time without time zone interval",
            "time without time zone time with time zone",
            "time with time zone time without time zone",
            "timestamp without time zone date",
            "timestamp without time zone time without time zone",
            "timestamp without time zone timestamp with time zone",
            "timestamp with time zone date",
            "timestamp with time zone time without time zone",
            "timestamp with time zone time with time zone",
            "timestamp with time zone timestamp without time zone");

    /** NAMEDATALEN - 1 bytes, which are no more characters. */
    private static final int LONGEST_LABEL = 63;

    TypeCapacity {
        enums = Map.copyOf(enums);
    }

    boolean takesAll(String from, String to) {
        SizedType old = SizedType.of(from);
        SizedType now = SizedType.of(to);
        if (old.isArray() && now.isArray()) {
            return from.equals(to) || takesAll(element(from), element(to));
        }
        return TypeChange.of(from, to).holdsAll()
                || isTakenByCast(old, now)
                || STRINGS.contains(now.name()) && (!now.isSized() || length(old) <= now.size())
                || now.name().equals("numeric") && now.isSized() && takesNumbers(old, now)
                || enums.containsKey(from)
                        && enums.containsKey(to)
                        && enums.get(to).containsAll(enums.get(from));
    }

    /** The size of times and intervals is how exact they are, and values are rounded to it. */
    private static boolean isTakenByCast(SizedType from, SizedType to) {
        boolean isTime = to.name().startsWith("time");
        boolean isInterval = to.name().startsWith("interval");
        return isInterval && from.name().startsWith("interval")
                || isTime && from.name().equals(to.name())
                || (isTime || isInterval || !to.isSized()) && NEVER_FAIL.contains(from.name() + " " + to.name());
    }

    private int length(SizedType type) {
        if (enums.containsKey(type.name())) {
            return LONGEST_LABEL;
        }
        boolean isString = type.name().equals("character") || type.name().equals("character varying");
        return isString ? type.size() : LENGTHS.getOrDefault(type.name(), SizedType.UNLIMITED);
    }

    /** Enough digits before the point; those behind are rounded, which may make one more before it. */
    private static boolean takesNumbers(SizedType from, SizedType to) {
        boolean isWhole = DIGITS.containsKey(from.name());
        if (!isWhole && !(from.name().equals("numeric") && from.isSized())) {
            return false;
        }
        int fraction = isWhole ? 0 : from.scale();
        int before = isWhole ? DIGITS.get(from.name()) : from.size() - fraction;
        int carried = to.scale() < fraction ? 1 : 0;
        return to.size() - to.scale() >= before + carried;
    }

    private static String element(String type) {
        return type.substring(0, type.length() - "[]".length());
    }
}
