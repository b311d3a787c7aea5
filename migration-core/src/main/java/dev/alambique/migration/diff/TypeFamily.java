package dev.alambique.migration.diff;

import java.util.List;
import java.util.Set;

/**
 * Types whose values PostgreSQL compares with one another by one operator family of btree ({@code pg_amop}), as a foreign
 * key does. Within a family, ALTER COLUMN TYPE keeps foreign keys and checks them again by itself.
 */
final class TypeFamily {
    private static final List<Set<String>> FAMILIES = List.of(
            Set.of("smallint", "integer", "bigint"),
            Set.of("real", "double precision"),
            Set.of("text", "character varying"),
            Set.of("date", "timestamp without time zone", "timestamp with time zone"));

    private TypeFamily() {}

    static boolean isShared(String one, String other) {
        String first = base(one);
        String second = base(other);
        return first.equals(second)
                || FAMILIES.stream().anyMatch(family -> family.contains(first) && family.contains(second));
    }

    /** The type's name without its modifier. */
    private static String base(String type) {
        int open = type.indexOf('(');
        return open < 0 ? type : type.substring(0, open) + type.substring(type.indexOf(')') + 1);
    }
}
