package dev.alambique.migration.introspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parts of tables or of types, gathered under the OID of their whole in the order in which they come. */
final class ByTable<T> {
    private final Map<Long, List<T>> parts = new HashMap<>();

    void add(long table, T part) {
        parts.computeIfAbsent(table, any -> new ArrayList<>()).add(part);
    }

    List<T> getOrDefault(long table, List<T> none) {
        return parts.getOrDefault(table, none);
    }
}
