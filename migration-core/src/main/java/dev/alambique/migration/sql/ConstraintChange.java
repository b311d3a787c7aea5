package dev.alambique.migration.sql;

import dev.alambique.migration.operation.ConstraintOperation.AlterConstraint;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Constraint.Validity;
import dev.alambique.migration.schema.Deferrability;
import java.util.ArrayList;
import java.util.List;

/** ALTER CONSTRAINT and VALIDATE CONSTRAINT, where they can do it; DROP and ADD where a check is to be taken back. */
final class ConstraintChange {
    private final Quoting quoting;
    private final AlterConstraint change;
    private final Validity from;
    private final Validity to;
    private final String prefix;
    private final String name;

    ConstraintChange(Quoting quoting, AlterConstraint change) {
        this.quoting = quoting;
        this.change = change;
        this.from = change.from().validity();
        this.to = change.to().validity();
        this.prefix = "ALTER TABLE " + quoting.relation(change.table()) + " ";
        this.name = Quoting.identifier(change.to().name());
    }

    List<String> statements() {
        List<String> sql = new ArrayList<>();
        if (to == Validity.NOT_VALID && from != to) {
            sql.add(prefix + "DROP CONSTRAINT " + name);
            sql.add(prefix + "ADD " + new ConstraintClause(quoting).of(change.to()));
            sql.addAll(new Comments(quoting).onNew(change.table(), change.to()));
            return sql;
        }
        if (!change.from().deferrability().equals(change.to().deferrability())) {
            sql.add(prefix + "ALTER CONSTRAINT " + name + " " + deferred(change.to()));
        }
        if (from == Validity.NOT_ENFORCED && to == Validity.VALID) {
            sql.add(prefix + "ALTER CONSTRAINT " + name + " ENFORCED");
        } else if (from != to) {
            sql.add(prefix
                    + (to == Validity.VALID ? "VALIDATE CONSTRAINT " : "ALTER CONSTRAINT ")
                    + name
                    + (to == Validity.VALID ? "" : " NOT ENFORCED"));
        }
        return sql;
    }

    private static String deferred(Constraint constraint) {
        return constraint.deferrability() == Deferrability.NOT_DEFERRABLE
                ? "NOT DEFERRABLE"
                : "DEFERRABLE " + constraint.deferrability().name().replace('_', ' ');
    }
}
