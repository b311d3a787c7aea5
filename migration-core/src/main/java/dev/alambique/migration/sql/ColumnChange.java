package dev.alambique.migration.sql;

import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue.Default;
import dev.alambique.migration.schema.ColumnValue.Generation;
import dev.alambique.migration.schema.ColumnValue.Identity;
import dev.alambique.migration.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * ALTER COLUMN, step by step: what is in the way of the new type goes first, then the type, then the new value. A
 * default must go before the type changes, because PostgreSQL casts it along with the rows and fails where it cannot.
 */
final class ColumnChange {
    private final Quoting quoting;
    private final Operation.AlterColumn change;
    private final Column from;
    private final Column to;
    private final String prefix;
    private final List<String> sql = new ArrayList<>();

    ColumnChange(Quoting quoting, Operation.AlterColumn change) {
        this.quoting = quoting;
        this.change = change;
        this.from = change.from();
        this.to = change.to();
        this.prefix = "ALTER TABLE " + quoting.relation(change.table()) + " ALTER COLUMN "
                + Quoting.identifier(to.name()) + " ";
    }

    List<String> statements() {
        removeOldValue();
        changeType();
        changeNullability();
        bringNewValue();
        return sql;
    }

    private boolean typeChanges() {
        return !from.type().equals(to.type()) || !from.collation().equals(to.collation());
    }

    private void removeOldValue() {
        boolean replaced = to.value() instanceof Default && !typeChanges();
        if (from.value() instanceof Default && !replaced) {
            sql.add(prefix + "DROP DEFAULT");
        }
        if (from.value() instanceof Identity && !(to.value() instanceof Identity)) {
            sql.add(prefix + "DROP IDENTITY");
        }
    }

    private void changeType() {
        if (!typeChanges()) {
            return;
        }
        String type = TypeNames.written(to.type());
        String collation = to.collation().map(each -> " COLLATE " + each).orElse("");
        String using = TypeNames.needsUsing(from.type(), to.type())
                ? " USING " + Quoting.identifier(to.name()) + "::" + type
                : "";
        sql.add(prefix + "TYPE " + type + collation + using);
    }

    private void changeNullability() {
        boolean identityComes = to.value() instanceof Identity && !(from.value() instanceof Identity);
        if (to.notNull() && !from.notNull()) {
            sql.add(prefix + "SET NOT NULL");
        } else if (from.notNull() && !to.notNull() && !identityComes) {
            sql.add(prefix + "DROP NOT NULL");
        }
    }

    private void bringNewValue() {
        if (to.value() instanceof Default value && (typeChanges() || !value.equals(from.value()))) {
            sql.add(prefix + "SET DEFAULT " + value.expression());
        }
        if (to.value() instanceof Identity identity) {
            if (from.value() instanceof Identity old) {
                changeIdentity(old, identity);
            } else {
                addIdentity(identity);
            }
        }
    }

    /** A new identity on old rows starts behind the largest of them. */
    private void addIdentity(Identity identity) {
        String table = quoting.relation(change.table());
        sql.add(prefix + "ADD " + new Clauses(quoting).identity(change.table(), to.name(), identity));
        sql.add("SELECT setval(" + Quoting.literal(quoting.relation(identity.sequence())) + ", max("
                + Quoting.identifier(to.name()) + ")) FROM " + table + " HAVING max(" + Quoting.identifier(to.name())
                + ") IS NOT NULL");
    }

    private void changeIdentity(Identity old, Identity identity) {
        if (old.generation() != identity.generation()) {
            sql.add(prefix + "SET GENERATED " + (identity.generation() == Generation.ALWAYS ? "ALWAYS" : "BY DEFAULT"));
        }
        SequenceOptions retyped = old.options().retyped(identity.options().type());
        List<String> options = Clauses.changedOptions(retyped, identity.options());
        if (!options.isEmpty()) {
            sql.add("ALTER SEQUENCE " + quoting.relation(old.sequence()) + " " + String.join(" ", options));
        }
        if (!old.sequence().equals(identity.sequence())) {
            sql.add("ALTER SEQUENCE " + quoting.relation(old.sequence()) + " RENAME TO "
                    + Quoting.identifier(identity.sequence().name()));
        }
    }
}
