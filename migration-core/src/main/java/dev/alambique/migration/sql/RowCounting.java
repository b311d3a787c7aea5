package dev.alambique.migration.sql;

import dev.alambique.migration.operation.RowCheck;
import dev.alambique.migration.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The query that counts what {@link RowCheck}s ask for: one for all of them, and none of the user's functions in it. */
public final class RowCounting implements RowCheck.Visitor<String> {
    private final Quoting quoting = new Quoting("");

    /**
     * What a transaction that counts begins with: it writes nothing, gives up soon, and fails where a policy would hide
     * rows.
     */
    public static List<String> limits() {
        return List.of(
                "SET TRANSACTION READ ONLY",
                "SET LOCAL statement_timeout = '10s'",
                "SET LOCAL lock_timeout = '1s'",
                "SET LOCAL row_security = off");
    }

    /** One row with a column for each check. */
    public String query(List<RowCheck> checks) {
        return checks.stream()
                .map(check -> "(" + check.accept(this) + ")")
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    @Override
    public String hasRows(RowCheck.HasRows check) {
        return "SELECT count(*) FROM " + quoting.relation(check.table());
    }

    @Override
    public String holdsNull(RowCheck.HoldsNull check) {
        return hasRows(new RowCheck.HasRows(check.table())) + " WHERE " + Quoting.identifier(check.column())
                + " IS NULL";
    }

    @Override
    public String hasDuplicates(RowCheck.HasDuplicates check) {
        String given = check.columns().stream()
                .map(column -> Quoting.identifier(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        return "SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM " + quoting.relation(check.table())
                + " WHERE " + given + " GROUP BY " + Quoting.identifiers(check.columns())
                + " HAVING count(*) > 1) AS keys";
    }

    @Override
    public String hasOrphans(RowCheck.HasOrphans check) {
        List<String> given = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (int i = 0; i < check.columns().size(); i++) {
            String column = "child." + Quoting.identifier(check.columns().get(i));
            given.add(column + " IS NOT NULL");
            same.add("parent." + Quoting.identifier(check.targetColumns().get(i)) + " = " + column);
        }
        return "SELECT count(*) FROM " + named(check.table(), "child") + " WHERE " + String.join(" AND ", given)
                + " AND NOT EXISTS (SELECT FROM " + named(check.target(), "parent") + " WHERE "
                + String.join(" AND ", same) + ")";
    }

    @Override
    public String holdsValue(RowCheck.HoldsValue check) {
        String values = texts(check.values());
        String column = Quoting.identifier(check.column());
        return hasRows(new RowCheck.HasRows(check.table())) + " WHERE "
                + (check.type().endsWith("[]")
                        ? column + "::text[] && " + values
                        : column + "::text = ANY (" + values + ")");
    }

    @Override
    public String holdsOther(RowCheck.HoldsOther check) {
        return hasRows(new RowCheck.HasRows(check.table())) + " WHERE " + Quoting.identifier(check.column())
                + "::text <> ALL (" + texts(check.values()) + ")";
    }

    private static String texts(List<String> values) {
        return values.stream().map(Quoting::literal).collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }

    private String named(QualifiedName table, String alias) {
        return quoting.relation(table) + " AS " + alias;
    }
}
