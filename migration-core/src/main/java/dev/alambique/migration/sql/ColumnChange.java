package dev.alambique.migration.sql;

import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn.Reach;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnStorage;
import dev.alambique.migration.schema.ColumnValue.Default;
import dev.alambique.migration.schema.ColumnValue.Generated;
import dev.alambique.migration.schema.ColumnValue.Generation;
import dev.alambique.migration.schema.ColumnValue.Identity;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * ALTER COLUMN, step by step: what is in the way of the new type goes first, then the type, then the new value. A
 * default must go before the type changes, because PostgreSQL casts it along with the rows and fails where it cannot.
 */
final class ColumnChange {
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    private final Quoting quoting;
    private final AlterColumn change;
    private final List<String> afterFill;
    private final Column from;
    private final Column to;
    private final String column;
    private final String prefix;
    private final List<String> sql = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();

    ColumnChange(Quoting quoting, AlterColumn change, List<String> afterFill) {
        this.quoting = quoting;
        this.change = change;
        this.afterFill = afterFill;
        this.from = change.from();
        this.to = change.to();
        this.column = "ALTER COLUMN " + Quoting.identifier(to.name()) + " ";
        this.prefix = "ALTER TABLE " + (change.reach() == Reach.ONLY ? "ONLY " : "") + quoting.relation(change.table())
                + " " + column;
    }

    List<String> statements() {
        if (from.equals(to)) {
            return convert();
        }
        if (becomesGenerated()) {
            return madeAnew();
        }
        removeOldValue();
        changeType();
        changeNullability();
        bringNewValue();
        changeStorage();
        sql.addAll(new Comments(quoting).on(subject(), from.comment(), to.comment()));
        return sql;
    }

    /** Other values in the column as it is. */
    private List<String> convert() {
        change.conversion().using().ifPresent(using -> {
            sql.add("UPDATE " + quoting.relation(change.table()) + " SET " + Quoting.identifier(to.name()) + " = "
                    + using);
            sql.addAll(afterFill);
        });
        return sql;
    }

    /**
     * The same as actions of one ALTER TABLE, beside those of other columns: none where it takes other statements or ONLY, or
     * where an expression may read the other columns, which it would see as they were before all actions.
     */
    List<String> actions() {
        List<String> all = statements();
        boolean isComputed = from.value() instanceof Generated || to.value() instanceof Generated;
        return change.reach() == Reach.ONLY
                        || isComputed
                        || change.conversion().using().isPresent()
                        || all.size() > actions.size()
                ? List.of()
                : List.copyOf(actions);
    }

    private void act(String action) {
        sql.add(prefix + action);
        actions.add(column + action);
    }

    private boolean becomesGenerated() {
        return to.value() instanceof Generated && !(from.value() instanceof Generated);
    }

    /** PostgreSQL can make a generated column plain, but not a plain one generated. */
    private List<String> madeAnew() {
        String table = "ALTER TABLE " + quoting.relation(change.table()) + " ";
        sql.add(table + "DROP COLUMN " + Quoting.identifier(from.name()));
        sql.add(table + "ADD COLUMN " + new Clauses(quoting).column(change.table(), to));
        sql.addAll(new Settings(quoting).ofNew(change.table(), to));
        sql.addAll(new Comments(quoting).on(subject(), Optional.empty(), to.comment()));
        return sql;
    }

    private ObjectKey subject() {
        return ObjectKey.column(change.table(), to.name());
    }

    /** A new type brings its own kind of storage along. */
    private void changeStorage() {
        ColumnStorage old = typeChanges() ? from.storage().retyped(to.storage()) : from.storage();
        sql.addAll(new Settings(quoting).column(prefix, old, to.storage()));
    }

    private boolean typeChanges() {
        return !from.type().equals(to.type()) || !from.collation().equals(to.collation());
    }

    /** PostgreSQL casts a default along with the rows where it can do so by assignment: the same text then stays. */
    private boolean keepsDefault() {
        return from.value().equals(to.value())
                && change.conversion().using().isEmpty()
                && !TypeNames.needsUsing(from.type(), to.type());
    }

    private void removeOldValue() {
        boolean replaced = to.value() instanceof Default && !typeChanges();
        if (from.value() instanceof Default && !replaced && !keepsDefault()) {
            act("DROP DEFAULT");
        }
        if (from.value() instanceof Generated && !(to.value() instanceof Generated)) {
            sql.add(prefix + "DROP EXPRESSION");
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
        act("TYPE " + type + collation + using());
    }

    private String using() {
        if (change.conversion().using().isPresent()) {
            return " USING " + change.conversion().using().get();
        }
        return TypeNames.needsUsing(from.type(), to.type())
                ? " USING " + Quoting.identifier(to.name()) + TypeNames.cast(from.type(), to.type())
                : "";
    }

    private void changeNullability() {
        NotNullRule rule = new NotNullRule(quoting, change.table(), to);
        boolean identityComes = to.value() instanceof Identity && !(from.value() instanceof Identity);
        if (to.notNull() && !from.notNull()) {
            String name = Quoting.identifier(to.name());
            change.conversion().fill().ifPresent(fill -> {
                sql.add("UPDATE " + quoting.relation(change.table()) + " SET " + name + " = " + fill + " WHERE " + name
                        + " IS NULL");
                sql.addAll(afterFill);
            });
            if (rule.isUsual()) {
                act("SET NOT NULL");
            } else {
                sql.addAll(rule.set());
            }
        } else if (from.notNull() && !to.notNull() && !identityComes) {
            act("DROP NOT NULL");
        } else if (from.rule().isPresent() && !from.rule().equals(to.rule())) {
            sql.addAll(rule.changedFrom(from.rule().get()));
        }
    }

    private void bringNewValue() {
        if (to.value() instanceof Default value && !keepsDefault()) {
            act("SET DEFAULT " + Clauses.byDefault(to, value));
            value.sequences().stream()
                    .filter(each -> !from.value().drawsFrom().contains(each))
                    .forEach(this::passOldRows);
        }
        if (to.value() instanceof Identity identity) {
            if (from.value() instanceof Identity old) {
                changeIdentity(old, identity);
            } else {
                addIdentity(identity);
            }
        }
    }

    /** A new identity on old rows starts behind the last of them. */
    private void addIdentity(Identity identity) {
        IdentityClause clause = new IdentityClause(quoting, to, identity);
        sql.add(prefix + "ADD " + clause.of(change.table()));
        sql.addAll(clause.rest());
        SequenceOptions options = identity.options();
        boolean ascends = options.increment() > 0;
        String last = (ascends ? "max(" : "min(") + Quoting.identifier(to.name()) + ")";
        sql.add("SELECT setval(" + Quoting.literal(quoting.relation(identity.sequence())) + ", " + last + ") FROM "
                + quoting.relation(change.table()) + " HAVING " + last
                + (ascends ? " >= " + options.start() : " <= " + options.start()));
        sql.addAll(new Comments(quoting)
                .on(ObjectKey.sequence(identity.sequence()), Optional.empty(), identity.comment()));
    }

    /** A sequence that begins to serve old rows must not give their numbers again. */
    private void passOldRows(QualifiedName sequence) {
        if (!INTEGERS.contains(to.type())) {
            return;
        }
        String name = quoting.relation(sequence);
        String last = "max(" + Quoting.identifier(to.name()) + ")";
        sql.add("SELECT setval(" + Quoting.literal(name) + ", " + last + ") FROM " + quoting.relation(change.table())
                + " HAVING " + last + " >= (SELECT last_value FROM " + name + ")");
    }

    private void changeIdentity(Identity old, Identity identity) {
        if (old.generation() != identity.generation()) {
            sql.add(prefix + "SET GENERATED " + (identity.generation() == Generation.ALWAYS ? "ALWAYS" : "BY DEFAULT"));
        }
        // ALTER COLUMN TYPE takes the sequence along
        SequenceOptions left = typeChanges() ? old.options().retyped(to.type()) : old.options();
        List<String> options = Clauses.changedOptions(left, identity.options());
        if (!options.isEmpty()) {
            sql.addAll(new Clauses(quoting).beforeOptions(old.sequence(), left, identity.options()));
            sql.add("ALTER SEQUENCE " + quoting.relation(old.sequence()) + " " + String.join(" ", options));
        }
        if (old.options().persistence() != identity.options().persistence()) {
            sql.add(new Settings(quoting)
                    .persistence(old.sequence(), identity.options().persistence()));
        }
        sql.addAll(new Comments(quoting).on(ObjectKey.sequence(old.sequence()), old.comment(), identity.comment()));
        if (!old.sequence().equals(identity.sequence())) {
            sql.add("ALTER SEQUENCE " + quoting.relation(old.sequence()) + " RENAME TO "
                    + Quoting.identifier(identity.sequence().name()));
        }
    }
}
