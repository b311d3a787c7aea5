package dev.alambique.migration.diff;

import java.util.HashMap;
import java.util.Map;

/** Columns of which one has come from another, by whichever parent: all of a family go by one name. */
final class Kinship {
    private final Map<String, String> above = new HashMap<>();

    void join(String column, String parents) {
        String here = name(column);
        String there = name(parents);
        if (!here.equals(there)) {
            above.put(here, there);
        }
    }

    /** The name that each goes by whose own it is not. */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        above.keySet().forEach(each -> names.put(each, name(each)));
        return names;
    }

    private String name(String column) {
        String name = column;
        while (above.containsKey(name)) {
            name = above.get(name);
        }
        return name;
    }
}
