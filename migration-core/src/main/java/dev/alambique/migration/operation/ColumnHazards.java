package dev.alambique.migration.operation;

import dev.alambique.migration.operation.ColumnOperation.AddColumn;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
import dev.alambique.migration.operation.Hazard.Kind;
import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.NotNull;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.SequenceOptions;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the change of a column puts at risk. ALTER TABLE holds ACCESS EXCLUSIVE until the transaction ends; that is worth
 * a hazard only where PostgreSQL reads or rewrites the table meanwhile.
 */
final class ColumnHazards {
    /**
     * The functions of PostgreSQL with {@code pg_proc.provolatile = 'v'} that defaults are made of: nothing depends on
     * them in {@code pg_depend}, as they are pinned. ADD COLUMN computes any other default once, and none of the old rows
     * is written (ATExecAddColumn in tablecmds.c).
     */
    private static final Pattern VOLATILE =
            Pattern.compile("\\b(nextval|gen_random_uuid|uuidv[47]|uuid_generate_v\\w+|random|clock_timestamp|timeofday"
                    + "|txid_current|pg_current_xact_id)\\(");

    private final Map<QualifiedName, Table> before;
    private final TypeCapacity capacity;

    ColumnHazards(Map<QualifiedName, Table> before, TypeCapacity capacity) {
        this.before = before;
        this.capacity = capacity;
    }

    List<Hazard> added(AddColumn operation) {
        Column column = operation.column();
        ObjectKey subject = ObjectKey.column(operation.table(), column.name());
        if (operation.fill().isPresent()) {
            List<Hazard> found = new ArrayList<>(rewrite(subject, "every row is updated"));
            if (column.notNull()) {
                found.add(new Hazard(Kind.MAY_FAIL, subject, "rows for which the fill gives NULL fail"));
            }
            return found;
        }
        if (column.notNull() && column.value() instanceof ColumnValue.Given) {
            return List.of(new Hazard(
                    Kind.MAY_FAIL,
                    subject,
                    "NOT NULL without a default: fails if the table has rows",
                    new RowCheck.HasRows(operation.table())));
        }
        boolean rewrites = column.value() instanceof ColumnValue.Identity
                || column.value() instanceof ColumnValue.Generated generated
                        && generated.storage() == ColumnValue.Storage.STORED
                || column.value() instanceof ColumnValue.Default value && isVolatile(value);
        return rewrites ? rewrite(subject, "every row gets a value") : List.of();
    }

    private static boolean isVolatile(ColumnValue.Default value) {
        return value.volatility() == ColumnValue.Volatility.VOLATILE
                || VOLATILE.matcher(value.expression()).find();
    }

    List<Hazard> dropped(DropColumn operation) {
        ObjectKey subject =
                ObjectKey.column(operation.table(), operation.column().name());
        Hazard breaks = new Hazard(Kind.BREAKS_RUNNING_CODE, subject, "code that names the column fails");
        return operation.column().value() instanceof ColumnValue.Generated
                ? List.of(breaks)
                : List.of(new Hazard(Kind.LOSES_DATA, subject, "the column is dropped"), breaks);
    }

    List<Hazard> altered(AlterColumn operation) {
        Column from = operation.from();
        Column to = operation.to();
        ObjectKey subject = ObjectKey.column(operation.table(), to.name());
        if (from.equals(to)) {
            return operation.conversion().using().isPresent() ? rewrite(subject, "every row is updated") : List.of();
        }
        List<Hazard> found = new ArrayList<>();
        if (to.value() instanceof ColumnValue.Generated && !(from.value() instanceof ColumnValue.Generated)) {
            found.add(new Hazard(Kind.LOSES_DATA, subject, "its values give way to computed ones"));
            found.add(new Hazard(Kind.REWRITES_TABLE, subject, "every row gets a value"));
            return found;
        }
        if (from.value() instanceof ColumnValue.Identity old && to.value() instanceof ColumnValue.Identity now) {
            found.addAll(counting(ObjectKey.sequence(now.sequence()), old.options(), now.options()));
        }
        if (!from.type().equals(to.type())) {
            found.addAll(retyped(operation, subject));
        }
        if (from.value() instanceof ColumnValue.Identity && to.value() instanceof ColumnValue.Given) {
            found.add(new Hazard(
                    Kind.BREAKS_RUNNING_CODE,
                    subject,
                    "new rows are not numbered any more: code that relies on it fails, and a sequence that numbers them"
                            + " instead must start behind the last one"));
        }
        boolean isChecked = to.rule()
                .map(NotNull::validity)
                .filter(Constraint.Validity.NOT_VALID::equals)
                .isEmpty();
        if (to.notNull() && isChecked && !from.notNull() && !isProvenNotNull(operation.table(), from.name())) {
            if (operation.conversion().fill().isEmpty()) {
                RowCheck check = new RowCheck.HoldsNull(operation.table(), from.name());
                found.add(new Hazard(Kind.MAY_FAIL, subject, "becomes NOT NULL: rows that hold NULL fail", check));
            }
            found.add(new Hazard(Kind.SCANS_TABLE, subject, "every row is checked for NULL"));
            found.add(new Hazard(Kind.BLOCKS_READS_AND_WRITES, subject, "while every row is checked for NULL"));
        }
        return found;
    }

    private List<Hazard> retyped(AlterColumn operation, ObjectKey subject) {
        String from = operation.from().type();
        String to = operation.to().type();
        Optional<String> using = operation.conversion().using();
        TypeChange type = TypeChange.of(from, to);
        String change = from + " becomes " + to;
        List<Hazard> found = new ArrayList<>();
        TypeLoss.of(from, to).ifPresent(loss -> found.add(new Hazard(Kind.LOSES_DATA, subject, change + ": " + loss)));
        if (using.isPresent()) {
            found.add(new Hazard(Kind.MAY_FAIL, subject, change + ": rows for which USING fails, fail"));
        } else if (!capacity.takesAll(from, to)) {
            found.add(new Hazard(Kind.MAY_FAIL, subject, change + ": values that do not fit fail"));
        }
        if (using.isPresent() || !type.keepsRows()) {
            boolean shiftsZone = from.endsWith("with time zone") != to.endsWith("with time zone")
                    && from.startsWith("timestamp")
                    && to.startsWith("timestamp");
            found.addAll(rewrite(subject, change + (shiftsZone ? ", in the time zone of the session" : "")));
        }
        return found;
    }

    static List<Hazard> rewrite(ObjectKey subject, String reason) {
        return List.of(
                new Hazard(Kind.REWRITES_TABLE, subject, reason),
                new Hazard(Kind.BLOCKS_READS_AND_WRITES, subject, "while the table is rewritten"));
    }

    /**
     * A sequence that counts the other way begins anew, since where it stands means nothing there. One that would stand
     * outside of its new limits is refused; only a higher minimum of one that counts up is met by setting it there.
     */
    static List<Hazard> counting(ObjectKey sequence, SequenceOptions from, SequenceOptions to) {
        if (from.increment() > 0 != to.increment() > 0) {
            return List.of(new Hazard(
                    Kind.MAY_FAIL, sequence, "it changes direction and starts again: may give out values again"));
        }
        boolean narrows = to.maximum() < from.maximum() || to.increment() < 0 && to.minimum() > from.minimum();
        return narrows
                ? List.of(new Hazard(
                        Kind.MAY_FAIL, sequence, "its limits get narrower: fails where it stands outside of them"))
                : List.of();
    }

    /** SET NOT NULL reads no row where a valid check says it already (NotNullImpliedByRelConstraints in tablecmds.c). */
    private boolean isProvenNotNull(QualifiedName table, String column) {
        String check = "(" + Names.display(column) + " IS NOT NULL)";
        return Optional.ofNullable(before.get(table)).stream()
                .flatMap(each -> each.constraints().stream())
                .anyMatch(constraint -> constraint instanceof Check valid
                        && valid.validity() == Constraint.Validity.VALID
                        && valid.condition().text().equals(check));
    }
}
