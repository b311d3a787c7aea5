package dev.alambique.migration.random;

import java.util.ArrayList;
import java.util.List;

/** Two schemas, as the statements that make them: what they start from, what both have besides, then what each has. */
record Pair(List<String> start, List<String> common, List<String> onlyBefore, List<String> onlyAfter) {
    List<String> before() {
        return joined(onlyBefore);
    }

    List<String> after() {
        return joined(onlyAfter);
    }

    private List<String> joined(List<String> own) {
        List<String> all = new ArrayList<>(start);
        all.addAll(common);
        all.addAll(own);
        return all;
    }
}
