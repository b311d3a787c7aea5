package dev.alambique.migration.schema;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The tables that take something over from a table, directly or through others. */
public final class Heirs {
    private Heirs() {}

    /**
     * The tables below a table.
     *
     * @param takesOver whether a table whose parent is one of them takes the thing over
     */
    public static Set<QualifiedName> of(Schema schema, QualifiedName table, Predicate<Table> takesOver) {
        Set<QualifiedName> heirs = new HashSet<>();
        boolean found = true;
        while (found) {
            found = false;
            for (Table each : schema.tables()) {
                boolean below = each.ancestry().parents().stream()
                        .anyMatch(parent -> parent.equals(table) || heirs.contains(parent));
                found |= below && takesOver.test(each) && heirs.add(each.name());
            }
        }
        return heirs;
    }
}
