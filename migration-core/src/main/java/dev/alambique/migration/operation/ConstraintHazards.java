package dev.alambique.migration.operation;

import dev.alambique.migration.operation.ConstraintOperation.AddConstraint;
import dev.alambique.migration.operation.ConstraintOperation.AlterConstraint;
import dev.alambique.migration.operation.Hazard.Kind;
import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a constraint that comes or changes puts at risk.
 *
 * @param empty the columns that hold nothing but NULL
 * @param retyped the columns whose values become others
 * @param dropped the checks that all rows have passed so far, and that go
 */
record ConstraintHazards(Set<ObjectKey> empty, Set<ObjectKey> retyped, Map<QualifiedName, List<Check>> dropped) {
    /** ALTER TABLE takes ACCESS EXCLUSIVE; for a foreign key SHARE ROW EXCLUSIVE on both tables (AlterTableGetLockLevel). */
    List<Hazard> added(AddConstraint operation) {
        Constraint constraint = operation.constraint();
        ObjectKey subject = ObjectKey.constraint(operation.table(), constraint.name());
        if (constraint.validity() != Constraint.Validity.VALID) {
            return List.of();
        }
        List<Hazard> found = new ArrayList<>();
        if (!holdsForNulls(operation) && !allowsMore(operation)) {
            found.add(new Hazard(
                    Kind.MAY_FAIL,
                    subject,
                    "rows that break it fail",
                    check(operation.table(), constraint),
                    Optional.empty()));
        }
        found.add(new Hazard(Kind.SCANS_TABLE, subject, "every row is checked"));
        found.add(
                constraint instanceof ForeignKey
                        ? new Hazard(Kind.BLOCKS_WRITES, subject, "of both tables, while every row is checked")
                        : new Hazard(Kind.BLOCKS_READS_AND_WRITES, subject, "while every row is checked"));
        return found;
    }

    private Optional<RowCheck> check(QualifiedName table, Constraint constraint) {
        if (constraint instanceof Check check) {
            return AllowedValues.of(check)
                    .filter(allowed -> !isRetyped(table, check))
                    .filter(AllowedValues.Listed.class::isInstance)
                    .map(AllowedValues.Listed.class::cast)
                    .map(list -> new RowCheck.HoldsOther(table, check.columns().get(0), list.values()));
        }
        if (constraint instanceof ForeignKey key) {
            return Optional.of(new RowCheck.HasOrphans(table, key.columns(), key.target(), key.targetColumns()));
        }
        return constraint instanceof Unique || constraint instanceof PrimaryKey
                ? Optional.of(new RowCheck.HasDuplicates(table, constraint.columns()))
                : Optional.empty();
    }

    /** Whether it is a check in place of one of which each row that passes passes this one too. */
    private boolean allowsMore(AddConstraint operation) {
        return operation.constraint() instanceof Check check
                && !isRetyped(operation.table(), check)
                && AllowedValues.of(check)
                        .filter(now -> dropped.getOrDefault(operation.table(), List.of()).stream()
                                .filter(old -> old.columns().equals(check.columns()))
                                .flatMap(old -> AllowedValues.of(old).stream())
                                .anyMatch(now::includes))
                        .isPresent();
    }

    private boolean isRetyped(QualifiedName table, Check check) {
        return check.columns().stream()
                .map(column -> ObjectKey.column(table, column))
                .anyMatch(retyped::contains);
    }

    /** Whether its columns hold nothing but NULL, which foreign keys and usual unique constraints take for no value. */
    private boolean holdsForNulls(AddConstraint operation) {
        Constraint constraint = operation.constraint();
        boolean passesNulls = constraint instanceof ForeignKey
                || constraint instanceof Unique unique && unique.nulls() == Constraint.Nulls.DISTINCT;
        return passesNulls
                && constraint.columns().stream()
                        .allMatch(column -> empty.contains(ObjectKey.column(operation.table(), column)));
    }

    List<Hazard> altered(AlterConstraint operation) {
        boolean checksRows = operation.to().validity() == Constraint.Validity.VALID
                && operation.from().validity() != Constraint.Validity.VALID;
        ObjectKey subject =
                ObjectKey.constraint(operation.table(), operation.to().name());
        return checksRows
                ? List.of(
                        new Hazard(Kind.MAY_FAIL, subject, "rows that break it fail"),
                        new Hazard(Kind.SCANS_TABLE, subject, "every row is checked"))
                : List.of();
    }
}
