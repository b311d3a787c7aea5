package dev.alambique.migration.operation;

import dev.alambique.migration.operation.Hazard.Kind;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The hazards of operations, read off the operations alone, without a look at the data. */
public final class Hazards implements Operation.Visitor<List<Hazard>> {
    private Hazards() {}

    /** What the plan puts at risk, worst first; a table that it creates has no rows to put at risk. */
    public static List<Hazard> of(MigrationPlan plan) {
        Hazards hazards = new Hazards();
        Set<QualifiedName> created = new HashSet<>();
        for (Operation operation : plan.operations()) {
            if (operation instanceof Operation.CreateTable create) {
                created.add(create.table().name());
            }
        }
        return plan.operations().stream()
                .filter(operation -> !isWithin(created, operation))
                .flatMap(operation -> operation.accept(hazards).stream())
                .sorted(Comparator.comparing(Hazard::kind).thenComparing(Hazard::subject))
                .toList();
    }

    private static boolean isWithin(Set<QualifiedName> created, Operation operation) {
        return operation instanceof Operation.AddConstraint add && created.contains(add.table())
                || operation instanceof Operation.CreateIndex create && created.contains(create.table());
    }

    @Override
    public List<Hazard> createNamespace(Operation.CreateNamespace operation) {
        return List.of();
    }

    @Override
    public List<Hazard> dropNamespace(Operation.DropNamespace operation) {
        return List.of();
    }

    @Override
    public List<Hazard> renameTable(Operation.RenameTable operation) {
        return renamed(ObjectKey.table(operation.from()), operation.from().name());
    }

    @Override
    public List<Hazard> createTable(Operation.CreateTable operation) {
        return List.of();
    }

    @Override
    public List<Hazard> dropTable(Operation.DropTable operation) {
        ObjectKey subject = operation.table().key();
        List<Hazard> found = new ArrayList<>(List.of(new Hazard(Kind.LOSES_DATA, subject, "the table is dropped")));
        for (String thing : operation.table().unmodelled()) {
            found.add(new Hazard(Kind.LOSES_DATA, subject, "the down does not bring back: " + thing));
        }
        return found;
    }

    @Override
    public List<Hazard> addColumn(Operation.AddColumn operation) {
        Column column = operation.column();
        ObjectKey subject = ObjectKey.column(operation.table(), column.name());
        List<Hazard> found = new ArrayList<>();
        if (column.notNull() && column.value() instanceof ColumnValue.Given) {
            found.add(new Hazard(Kind.MAY_FAIL, subject, "NOT NULL without a default: fails if the table has rows"));
        }
        if (column.value() instanceof ColumnValue.Identity
                || column.value() instanceof ColumnValue.Generated value
                        && value.storage() == ColumnValue.Storage.STORED) {
            found.add(new Hazard(Kind.REWRITES_TABLE, subject, "every row gets a value"));
        }
        return found;
    }

    @Override
    public List<Hazard> dropColumn(Operation.DropColumn operation) {
        if (operation.column().value() instanceof ColumnValue.Generated) {
            return List.of();
        }
        ObjectKey subject =
                ObjectKey.column(operation.table(), operation.column().name());
        return List.of(new Hazard(Kind.LOSES_DATA, subject, "the column is dropped"));
    }

    @Override
    public List<Hazard> renameColumn(Operation.RenameColumn operation) {
        return renamed(ObjectKey.column(operation.table(), operation.from()), operation.from());
    }

    /** Nobody knows a temporary name: giving it up breaks nothing. */
    private static List<Hazard> renamed(ObjectKey subject, String old) {
        return Names.isTemporary(old)
                ? List.of()
                : List.of(new Hazard(Kind.BREAKS_RUNNING_CODE, subject, "code that uses the old name fails"));
    }

    @Override
    public List<Hazard> alterColumn(Operation.AlterColumn operation) {
        Column from = operation.from();
        Column to = operation.to();
        ObjectKey subject = ObjectKey.column(operation.table(), to.name());
        List<Hazard> found = new ArrayList<>();
        if (!from.type().equals(to.type())) {
            String change = from.type() + " becomes " + to.type();
            TypeChange type = TypeChange.of(from.type(), to.type());
            if (!type.holdsAll()) {
                found.add(new Hazard(Kind.MAY_FAIL, subject, change + ": values that do not fit fail"));
            }
            if (!type.keepsRows()) {
                found.add(new Hazard(Kind.REWRITES_TABLE, subject, change));
            }
        }
        if (to.notNull() && !from.notNull()) {
            found.add(new Hazard(Kind.MAY_FAIL, subject, "becomes NOT NULL: rows that hold NULL fail"));
        }
        return found;
    }

    @Override
    public List<Hazard> addConstraint(Operation.AddConstraint operation) {
        ObjectKey subject =
                ObjectKey.constraint(operation.table(), operation.constraint().name());
        if (operation.constraint() instanceof Constraint.ForeignKey key
                && key.validity() == Constraint.Validity.NOT_VALID) {
            return List.of();
        }
        return List.of(
                new Hazard(Kind.MAY_FAIL, subject, "rows that break it fail"),
                new Hazard(Kind.BLOCKS_WRITES, subject, "every row is checked"));
    }

    @Override
    public List<Hazard> dropConstraint(Operation.DropConstraint operation) {
        return List.of();
    }

    @Override
    public List<Hazard> renameConstraint(Operation.RenameConstraint operation) {
        return List.of();
    }

    @Override
    public List<Hazard> createIndex(Operation.CreateIndex operation) {
        QualifiedName name = operation.table().sibling(operation.index().name());
        ObjectKey subject = ObjectKey.index(name);
        List<Hazard> found = new ArrayList<>();
        if (operation.index().uniqueness() != Index.Uniqueness.NONE) {
            found.add(new Hazard(Kind.MAY_FAIL, subject, "rows with one key fail"));
        }
        found.add(new Hazard(Kind.BLOCKS_WRITES, subject, "every row is indexed"));
        return found;
    }

    @Override
    public List<Hazard> dropIndex(Operation.DropIndex operation) {
        return List.of();
    }

    @Override
    public List<Hazard> renameIndex(Operation.RenameIndex operation) {
        return List.of();
    }

    @Override
    public List<Hazard> createSequence(Operation.CreateSequence operation) {
        return List.of();
    }

    @Override
    public List<Hazard> dropSequence(Operation.DropSequence operation) {
        return List.of(new Hazard(Kind.LOSES_DATA, operation.sequence().key(), "where it counted to is forgotten"));
    }

    @Override
    public List<Hazard> renameSequence(Operation.RenameSequence operation) {
        return List.of();
    }

    @Override
    public List<Hazard> alterSequence(Operation.AlterSequence operation) {
        return List.of();
    }

    @Override
    public List<Hazard> setOwner(Operation.SetOwner operation) {
        return List.of();
    }

    @Override
    public List<Hazard> setComment(Operation.SetComment operation) {
        return List.of();
    }
}
