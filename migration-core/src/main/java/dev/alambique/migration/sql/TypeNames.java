package dev.alambique.migration.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Types as people write them, and which of them PostgreSQL turns into one another by itself. */
final class TypeNames {
    private static final Map<String, String> SHORT = Map.of(
            "character varying", "varchar",
            "character", "char",
            "timestamp without time zone", "timestamp",
            "timestamp with time zone", "timestamptz",
            "time without time zone", "time",
            "time with time zone", "timetz");

    /**
     * Groups of types with assignment casts among all members ({@code pg_cast.castcontext} is {@code a} or {@code i}),
     * which is what ALTER COLUMN TYPE does without USING.
     */
    private static final List<Set<String>> ASSIGNABLE = List.of(
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision"),
            Set.of("character varying", "character", "text", "name"),
            Set.of("json", "jsonb"),
            Set.of("date", "timestamp without time zone", "timestamp with time zone"),
            Set.of("time without time zone", "time with time zone"),
            Set.of("time without time zone", "interval"),
            Set.of("inet", "cidr"),
            Set.of("macaddr", "macaddr8"),
            Set.of("numeric", "money"),
            Set.of("path", "polygon"),
            Set.of("bit", "bit varying"));

    /** Assignment casts that go one way. */
    private static final Map<String, Set<String>> ONE_WAY = Map.ofEntries(
            Map.entry("timestamp without time zone", Set.of("time without time zone")),
            Map.entry("timestamp with time zone", Set.of("time without time zone", "time with time zone")),
            Map.entry("smallint", Set.of("oid")),
            Map.entry("integer", Set.of("oid", "money")),
            Map.entry("bigint", Set.of("oid", "money")),
            Map.entry("oid", Set.of("integer", "bigint")),
            Map.entry("character varying", Set.of("\"char\"")),
            Map.entry("character", Set.of("\"char\"")),
            Map.entry("text", Set.of("\"char\"")),
            Map.entry("point", Set.of("box")),
            Map.entry("box", Set.of("polygon")));

    /** What every type can be assigned to, arrays too: I/O conversion casts (find_coercion_pathway in parse_coerce.c). */
    private static final Set<String> STRINGS = Set.of("character varying", "character", "text", "name");

    /** Base types of {@code pg_catalog} and of well-known extensions, whose casts are their own. */
    private static final Set<String> OWN_CASTS = Set.of(
            "smallint",
            "integer",
            "bigint",
            "numeric",
            "real",
            "double precision",
            "money",
            "boolean",
            "oid",
            "character varying",
            "character",
            "text",
            "name",
            "\"char\"",
            "citext",
            "bytea",
            "bit",
            "bit varying",
            "date",
            "timestamp without time zone",
            "timestamp with time zone",
            "time without time zone",
            "time with time zone",
            "interval",
            "uuid",
            "json",
            "jsonb",
            "xml",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "point",
            "lseg",
            "path",
            "box",
            "polygon",
            "line",
            "circle",
            "int4range",
            "int8range",
            "numrange",
            "daterange",
            "tsrange",
            "tstzrange",
            "int4multirange",
            "int8multirange",
            "nummultirange",
            "datemultirange",
            "tsmultirange",
            "tstzmultirange",
            "tsvector",
            "tsquery",
            "jsonpath",
            "pg_lsn",
            "hstore",
            "ltree",
            "geometry",
            "geography");

    private TypeNames() {}

    /** The type as a person would write it: {@code varchar(50)} for {@code character varying(50)}. */
    static String written(String type) {
        String array = type.endsWith("[]") ? "[]" : "";
        String element = type.substring(0, type.length() - array.length());
        String name = base(element);
        if (!SHORT.containsKey(name)) {
            return type;
        }
        return SHORT.get(name) + modifier(element) + array;
    }

    /** Whether ALTER COLUMN TYPE needs a USING clause to get from one type to the other. */
    static boolean needsUsing(String from, String to) {
        if (from.endsWith("[]") && to.endsWith("[]")) {
            return needsUsing(from.substring(0, from.length() - 2), to.substring(0, to.length() - 2));
        }
        String before = base(from);
        String after = base(to);
        return !before.equals(after)
                && !STRINGS.contains(after)
                && !ONE_WAY.getOrDefault(before, Set.of()).contains(after)
                && ASSIGNABLE.stream().noneMatch(group -> group.contains(before) && group.contains(after));
    }

    /**
     * The cast that USING takes: direct where PostgreSQL may have one, and must refuse it where it has none; by the text
     * from an enum to another, whose values are the same if their texts are.
     */
    static String cast(String from, String to) {
        String array = from.endsWith("[]") && to.endsWith("[]") ? "[]" : "";
        return (goesByText(from, to) ? "::text" + array : "") + "::" + written(to);
    }

    /** Whether both are types of the user's, so that nothing is known of the casts between them. */
    static boolean goesByText(String from, String to) {
        return needsUsing(from, to) && !OWN_CASTS.contains(element(from)) && !OWN_CASTS.contains(element(to));
    }

    private static String element(String type) {
        return base(type.endsWith("[]") ? type.substring(0, type.length() - "[]".length()) : type);
    }

    /** The type's name without its modifier: {@code timestamp without time zone} for {@code timestamp(3) without …}. */
    static String base(String type) {
        int open = type.indexOf('(');
        return open < 0 ? type : type.substring(0, open) + type.substring(type.indexOf(')') + 1);
    }

    private static String modifier(String type) {
        int open = type.indexOf('(');
        return open < 0 ? "" : type.substring(open, type.indexOf(')') + 1);
    }
}
