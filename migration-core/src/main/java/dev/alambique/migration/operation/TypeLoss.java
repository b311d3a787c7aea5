package dev.alambique.migration.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a type cannot hold of another's values where PostgreSQL's cast does not fail but rounds or cuts. */
final class TypeLoss {
    private static final Set<String> STRINGS = Set.of("text", "character varying", "character");

    /** How many digits a number of the type may have. */
    private static final Map<String, Integer> DIGITS =
            Map.of("smallint", 5, "integer", 10, "bigint", 19, "real", 9, "double precision", 17);

    /** How many digits of any number come back out of the type (the manual, 8.1.3). */
    private static final Map<String, Integer> EXACT_DIGITS = Map.of("real", 6, "double precision", 15);

    /** How many digits stand behind the point; of money, in the usual locales. */
    private static final Map<String, Integer> FRACTIONS = Map.of("smallint", 0, "integer", 0, "bigint", 0, "money", 2);

    private static final Map<String, Integer> BITS = Map.of("integer", 32, "bigint", 64);

    private static final String DATE = "date";
    private static final String TIME = "time of day";
    private static final String ZONE = "time zone";

    /** What a value says. */
    private static final Map<String, List<String>> PARTS = Map.of(
            "date", List.of(DATE),
            "time without time zone", List.of(TIME),
            "time with time zone", List.of(TIME, ZONE),
            "timestamp without time zone", List.of(DATE, TIME),
            "timestamp with time zone", List.of(DATE, TIME, ZONE),
            "interval", List.of("number of days", TIME));

    private static final List<String> FIELDS = List.of("year", "month", "day", "hour", "minute", "second");
    private static final int MICROSECONDS = 6;
    private static final String SHAPE = "its shape is kept in part";

    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("integer boolean", "every number but 0 becomes true"),
            Map.entry("inet cidr", "the host's bits become 0"),
            Map.entry("box circle", SHAPE),
            Map.entry("box lseg", SHAPE),
            Map.entry("box point", SHAPE),
            Map.entry("circle box", SHAPE),
            Map.entry("circle point", SHAPE),
            Map.entry("circle polygon", SHAPE),
            Map.entry("lseg point", SHAPE),
            Map.entry("polygon box", SHAPE),
            Map.entry("polygon circle", SHAPE),
            Map.entry("polygon point", SHAPE));

    private TypeLoss() {}

    /** What becomes of values that the new type cannot hold as they are, where it may have to. */
    static Optional<String> of(String from, String to) {
        return of(SizedType.of(from), SizedType.of(to));
    }

    private static Optional<String> of(SizedType from, SizedType to) {
        if (from.isArray() && to.isArray()) {
            return of(from.element(), to.element());
        }
        if (rounds(from, to)) {
            return Optional.of("digits that it does not hold are rounded");
        }
        List<String> held = PARTS.getOrDefault(base(to), List.of());
        List<String> said = held.isEmpty() ? List.of() : said(from, to);
        Optional<String> cut =
                said.stream().filter(part -> !held.contains(part)).findFirst();
        if (cut.isPresent()) {
            return Optional.of("the " + cut.get() + " is cut off");
        }
        if (isInterval(to) && said.contains(TIME) && smallest(from) > smallest(to)) {
            return Optional.of("smaller fields are cut off");
        }
        if (said.contains(TIME) && microseconds(from) > microseconds(to)) {
            return Optional.of("fractions of a second are rounded");
        }
        if (from.name().equals("oid") && STRINGS.contains(to.name())) {
            return Optional.of("of a large object it holds the number, and the content is left behind");
        }
        if (to.name().equals("bit") && BITS.getOrDefault(from.name(), 0) > to.size()) {
            return Optional.of("the upper bits are cut off");
        }
        if (STRINGS.contains(from.name()) && to.name().equals("name")) {
            return Optional.of("what is behind the 63rd byte is cut off");
        }
        return Optional.ofNullable(OTHERS.get(from.name() + " " + to.name()));
    }

    private static boolean rounds(SizedType from, SizedType to) {
        boolean isString = STRINGS.contains(from.name());
        if (EXACT_DIGITS.containsKey(to.name())) {
            return isString || digits(from) > EXACT_DIGITS.get(to.name());
        }
        if (to.name().equals("numeric") && !to.isSized()) {
            return EXACT_DIGITS.containsKey(from.name());
        }
        boolean isFraction = to.name().equals("numeric") || to.name().equals("money");
        return isFraction && isString
                || (isFraction || FRACTIONS.containsKey(to.name())) && fraction(from) > fraction(to);
    }

    private static int digits(SizedType type) {
        return type.name().equals("numeric") ? type.size() : DIGITS.getOrDefault(type.name(), 0);
    }

    private static int fraction(SizedType type) {
        if (type.name().equals("numeric")) {
            return type.scale();
        }
        return EXACT_DIGITS.containsKey(type.name()) ? Integer.MAX_VALUE : FRACTIONS.getOrDefault(type.name(), 0);
    }

    /** A timestamp with time zone is shifted where the new type has none, and loses nothing by that. */
    private static List<String> said(SizedType from, SizedType to) {
        if (STRINGS.contains(from.name())) {
            return isInterval(to) ? List.of(TIME) : List.of(DATE, TIME, ZONE);
        }
        return from.name().equals("timestamp with time zone")
                ? List.of(DATE, TIME)
                : PARTS.getOrDefault(base(from), List.of());
    }

    private static String base(SizedType type) {
        return isInterval(type) ? "interval" : type.name();
    }

    private static int microseconds(SizedType type) {
        boolean isRough = isInterval(type) && smallest(type) < FIELDS.indexOf("second");
        return isRough ? 0 : STRINGS.contains(type.name()) ? MICROSECONDS : Math.min(type.size(), MICROSECONDS);
    }

    private static boolean isInterval(SizedType type) {
        return type.name().startsWith("interval");
    }

    /** Of an interval that does not say it, and of times, whatever is smaller than a second. */
    private static int smallest(SizedType type) {
        String last = type.name().substring(type.name().lastIndexOf(' ') + 1);
        return FIELDS.contains(last) ? FIELDS.indexOf(last) : FIELDS.size();
    }
}
