package dev.alambique.migration.rename;

import java.util.List;
import java.util.Set;

/** Types that one column may have had before and after a renaming, without being another column. */
final class TypeKind {
    private static final List<Set<String>> KINDS = List.of(
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision"),
            Set.of("text", "character varying", "character", "citext"),
            Set.of("date", "timestamp without time zone", "timestamp with time zone"),
            Set.of("time without time zone", "time with time zone"),
            Set.of("json", "jsonb"),
            Set.of("bit", "bit varying"));

    private TypeKind() {}

    static boolean isShared(String one, String other) {
        String first = base(one);
        String second = base(other);
        return first.equals(second)
                || isArray(one) == isArray(other)
                        && KINDS.stream()
                                .anyMatch(kind -> kind.contains(element(first)) && kind.contains(element(second)));
    }

    private static boolean isArray(String type) {
        return type.endsWith("[]");
    }

    private static String element(String type) {
        return type.replace("[]", "");
    }

    /** The type's name without its modifier. */
    private static String base(String type) {
        return type.replaceFirst("\\([0-9,-]*\\)", "");
    }
}
