package dev.alambique.migration.sql;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue.Identity;
import dev.alambique.migration.schema.Constraint.Inheritance;
import dev.alambique.migration.schema.Constraint.Validity;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.NotNull;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** NOT NULL, and the constraint behind it where one was named or told apart (PostgreSQL 18 and later). */
final class NotNullRule {
    private final Quoting quoting;
    private final QualifiedName table;
    private final Column column;
    private final String prefix;

    NotNullRule(Quoting quoting, QualifiedName table, Column column) {
        this.quoting = quoting;
        this.table = table;
        this.column = column;
        this.prefix = "ALTER TABLE " + quoting.relation(table) + " ";
    }

    /**
     * The clause of a column that is being made, with a blank before it; empty where NULL is allowed, where an identity
     * implies the rule, or where it comes later. A comment needs the name that it will find.
     */
    static String clause(QualifiedName table, Column column) {
        Optional<NotNull> rule = column.rule();
        if (!column.notNull() || rule.isPresent() && rule.get().validity() == Validity.NOT_VALID) {
            return "";
        }
        String usual = Names.generated(table.name(), column.name(), "not_null");
        String name = rule.filter(each -> !each.isNameGenerated()
                        || each.comment().isPresent() && !each.name().equals(usual))
                .map(each -> " CONSTRAINT " + Quoting.identifier(each.name()))
                .orElse("");
        String inheritance = rule.map(NotNullRule::inheritance).orElse("");
        boolean implied = column.value() instanceof Identity;
        return implied && name.isEmpty() && inheritance.isEmpty() ? "" : name + " NOT NULL" + inheritance;
    }

    /** What a column's own clause cannot say. */
    List<String> ofNewColumn() {
        List<String> sql = new ArrayList<>();
        column.rule().filter(rule -> rule.validity() == Validity.NOT_VALID).ifPresent(rule -> sql.add(added(rule)));
        column.rule().ifPresent(rule -> sql.addAll(comment(Optional.empty(), rule)));
        return sql;
    }

    /** Whether it is what SET NOT NULL makes. */
    boolean isUsual() {
        return column.rule().map(NotNull::isUsual).orElse(true);
    }

    /** The statements by which a column that allowed NULL does so no more, where the rule is not the usual one. */
    List<String> set() {
        List<String> sql = new ArrayList<>();
        column.rule().ifPresent(rule -> {
            sql.add(added(rule));
            sql.addAll(comment(Optional.empty(), rule));
        });
        return sql;
    }

    private String dropped() {
        return prefix + "ALTER COLUMN " + Quoting.identifier(column.name()) + " DROP NOT NULL";
    }

    /** The statements by which the rule of a column becomes this one. */
    List<String> changedFrom(NotNull old) {
        NotNull rule = column.rule().orElse(old);
        List<String> sql = new ArrayList<>();
        // ALTER CONSTRAINT … NO INHERIT would leave the rule to the tables below as one of their own
        boolean isTakenBack =
                old.inheritance() != Inheritance.NO_INHERIT && rule.inheritance() == Inheritance.NO_INHERIT;
        if (isTakenBack || old.validity() == Validity.VALID && rule.validity() != Validity.VALID) {
            sql.add(dropped());
            sql.add(added(rule));
            sql.addAll(comment(Optional.empty(), rule));
            return sql;
        }
        boolean sameName = old.name().equals(rule.name()) || old.isNameGenerated() && rule.isNameGenerated();
        String name = Quoting.identifier(sameName ? old.name() : rule.name());
        if (!sameName) {
            sql.add(prefix + "RENAME CONSTRAINT " + Quoting.identifier(old.name()) + " TO " + name);
        }
        if (old.inheritance() != rule.inheritance()) {
            sql.add(prefix + "ALTER CONSTRAINT " + name + " INHERIT");
        }
        if (old.validity() != rule.validity()) {
            sql.add(prefix + "VALIDATE CONSTRAINT " + name);
        }
        sql.addAll(comment(old.comment(), sameName ? rule.withName(old.name()) : rule));
        return sql;
    }

    private String added(NotNull rule) {
        return prefix + "ADD CONSTRAINT " + Quoting.identifier(rule.name()) + " NOT NULL "
                + Quoting.identifier(column.name()) + inheritance(rule)
                + (rule.validity() == Validity.NOT_VALID ? " NOT VALID" : "");
    }

    private List<String> comment(Optional<String> from, NotNull rule) {
        return new Comments(quoting).on(ObjectKey.constraint(table, rule.name()), from, rule.comment());
    }

    private static String inheritance(NotNull rule) {
        return rule.inheritance() == Inheritance.NO_INHERIT ? " NO INHERIT" : "";
    }
}
