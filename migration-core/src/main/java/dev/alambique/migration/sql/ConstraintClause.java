package dev.alambique.migration.sql;

import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Constraint.Action;
import dev.alambique.migration.schema.Exclusion;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.KeyIndex;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.Unique;
import java.util.ArrayList;
import java.util.List;

/** {@code CONSTRAINT name …}, as CREATE TABLE and ADD CONSTRAINT take it. */
final class ConstraintClause implements Constraint.Visitor<String> {
    private final Quoting quoting;

    ConstraintClause(Quoting quoting) {
        this.quoting = quoting;
    }

    String of(Constraint constraint) {
        return "CONSTRAINT " + Quoting.identifier(constraint.name()) + " " + constraint.accept(this);
    }

    @Override
    public String primaryKey(PrimaryKey key) {
        return "PRIMARY KEY " + columns(key.columns(), key.period(), "%s WITHOUT OVERLAPS") + include(key.include())
                + storage(key.keyIndex())
                + Clauses.deferrability(key.deferrability());
    }

    @Override
    public String unique(Unique unique) {
        String nulls = unique.nulls() == Constraint.Nulls.NOT_DISTINCT ? "NULLS NOT DISTINCT " : "";
        return "UNIQUE " + nulls + columns(unique.columns(), unique.period(), "%s WITHOUT OVERLAPS")
                + include(unique.include())
                + storage(unique.keyIndex())
                + Clauses.deferrability(unique.deferrability());
    }

    @Override
    public String foreignKey(ForeignKey key) {
        return "FOREIGN KEY " + columns(key.columns(), key.period(), "PERIOD %s") + " REFERENCES "
                + quoting.relation(key.target()) + " "
                + columns(key.targetColumns(), key.period(), "PERIOD %s")
                + (key.match() == Constraint.Match.FULL ? " MATCH FULL" : "")
                + action(" ON DELETE ", key.onDelete())
                + (key.onDeleteColumns().isEmpty() ? "" : " " + Quoting.list(key.onDeleteColumns()))
                + action(" ON UPDATE ", key.onUpdate())
                + Clauses.deferrability(key.deferrability())
                + validity(key.validity());
    }

    @Override
    public String check(Check check) {
        return "CHECK (" + PlainWords.of(check.condition()) + ")"
                + (check.inheritance() == Constraint.Inheritance.NO_INHERIT ? " NO INHERIT" : "")
                + validity(check.validity());
    }

    @Override
    public String exclusion(Exclusion exclusion) {
        return exclusion.definition();
    }

    private static String columns(List<String> names, Constraint.Period period, String last) {
        List<String> columns =
                new ArrayList<>(names.stream().map(Quoting::identifier).toList());
        if (period == Constraint.Period.LAST_COLUMN) {
            columns.add(last.formatted(columns.remove(columns.size() - 1)));
        }
        return "(" + String.join(", ", columns) + ")";
    }

    private static String storage(KeyIndex index) {
        return Clauses.storage(index.storage(), " USING INDEX TABLESPACE ");
    }

    private static String include(List<String> columns) {
        return columns.isEmpty() ? "" : " INCLUDE " + Quoting.list(columns);
    }

    private static String validity(Constraint.Validity validity) {
        return validity == Constraint.Validity.VALID
                ? ""
                : " " + validity.name().replace('_', ' ');
    }

    private static String action(String event, Action action) {
        return action == Action.NO_ACTION ? "" : event + action.name().replace('_', ' ');
    }
}
