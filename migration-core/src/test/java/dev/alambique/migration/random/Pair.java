package dev.alambique.migration.random;

import java.util.ArrayList;
import java.util.List;

/** Two schemas, as the statements that make them: the first tables, what both have besides, then what each has. */
record Pair(List<String> start, List<String> common, List<String> onlyBefore, List<String> onlyAfter) {
    List<String> before() {
        return joined(onlyBefore);
    }

    List<String> after() {
        return joined(onlyAfter);
    }

    private List<String> joined(List<String> own) {
        List<String> all = new ArrayList<>(List.of("create schema s", "create schema \"S 2\""));
        all.addAll(start);
        all.addAll(common);
        all.addAll(own);
        return all;
    }
}
