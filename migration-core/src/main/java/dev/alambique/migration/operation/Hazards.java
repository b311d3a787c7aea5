package dev.alambique.migration.operation;

import dev.alambique.migration.operation.ColumnOperation.AddColumn;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
import dev.alambique.migration.operation.ColumnOperation.RenameColumn;
import dev.alambique.migration.operation.ConstraintOperation.AddConstraint;
import dev.alambique.migration.operation.ConstraintOperation.AlterConstraint;
import dev.alambique.migration.operation.ConstraintOperation.DropConstraint;
import dev.alambique.migration.operation.ConstraintOperation.RenameConstraint;
import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.operation.EnumOperation.CreateCast;
import dev.alambique.migration.operation.EnumOperation.CreateEnum;
import dev.alambique.migration.operation.EnumOperation.DropCast;
import dev.alambique.migration.operation.EnumOperation.DropEnum;
import dev.alambique.migration.operation.EnumOperation.RenameEnum;
import dev.alambique.migration.operation.EnumOperation.RenameValue;
import dev.alambique.migration.operation.Hazard.Kind;
import dev.alambique.migration.operation.IndexOperation.AlterIndex;
import dev.alambique.migration.operation.IndexOperation.CreateIndex;
import dev.alambique.migration.operation.IndexOperation.DropIndex;
import dev.alambique.migration.operation.IndexOperation.RenameIndex;
import dev.alambique.migration.operation.NamespaceOperation.CreateNamespace;
import dev.alambique.migration.operation.NamespaceOperation.DropNamespace;
import dev.alambique.migration.operation.SequenceOperation.AlterSequence;
import dev.alambique.migration.operation.SequenceOperation.CreateSequence;
import dev.alambique.migration.operation.SequenceOperation.DropSequence;
import dev.alambique.migration.operation.SequenceOperation.RenameSequence;
import dev.alambique.migration.operation.SequenceOperation.SetOwner;
import dev.alambique.migration.operation.TableOperation.AlterTable;
import dev.alambique.migration.operation.TableOperation.AttachTable;
import dev.alambique.migration.operation.TableOperation.CreateTable;
import dev.alambique.migration.operation.TableOperation.DetachTable;
import dev.alambique.migration.operation.TableOperation.DropTable;
import dev.alambique.migration.operation.TableOperation.RenameTable;
import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TableSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The hazards of operations, read off the operations and the schema before them, without a look at the data. */
public final class Hazards implements Operation.Visitor<List<Hazard>> {
    private final ColumnHazards columns;
    private final EnumHazards enums;
    private final ConstraintHazards constraints;
    private final FamilyHazards families;
    private final Set<QualifiedName> followed;
    private final Set<ObjectKey> passing;

    private Hazards(
            ColumnHazards columns,
            EnumHazards enums,
            ConstraintHazards constraints,
            FamilyHazards families,
            Set<QualifiedName> followed,
            Set<ObjectKey> passing) {
        this.columns = columns;
        this.enums = enums;
        this.constraints = constraints;
        this.families = families;
        this.followed = followed;
        this.passing = passing;
    }

    /**
     * What the plan puts at risk, worst first; a table that it creates has no rows to put at risk.
     *
     * @param before the schema that the plan starts from
     */
    public static List<Hazard> of(MigrationPlan plan, Schema before) {
        return of(plan, before, new EnumHazards("--using"));
    }

    /** The same for a plan that takes another one back. */
    public static List<Hazard> ofWayBack(MigrationPlan plan, Schema before) {
        return of(plan, before, new EnumHazards("--using-back"));
    }

    private static List<Hazard> of(MigrationPlan plan, Schema before, EnumHazards enums) {
        Set<QualifiedName> created = new HashSet<>();
        Set<ObjectKey> empty = new HashSet<>();
        Map<QualifiedName, Table> tables = new HashMap<>(before.tablesByName());
        Map<String, List<String>> labels = new HashMap<>();
        Set<ObjectKey> retyped = new HashSet<>();
        Map<QualifiedName, List<Check>> checks = new HashMap<>();
        before.enums().forEach(type -> labels.put(type.written(), type.values()));
        for (Operation operation : plan.operations()) {
            if (operation instanceof CreateTable create) {
                created.add(create.table().name());
            }
            if (operation instanceof AddColumn add
                    && add.fill().isEmpty()
                    && add.column().value() instanceof ColumnValue.Given) {
                empty.add(ObjectKey.column(add.table(), add.column().name()));
            }
            if (operation instanceof CreateEnum create) {
                labels.put(create.type().written(), create.type().values());
            }
            if (operation instanceof AlterEnum alter) {
                labels.remove(alter.from().written());
            }
            if (operation instanceof DropConstraint drop) {
                tables.computeIfPresent(drop.table(), (name, table) -> without(table, drop.constraint()));
                if (drop.constraint() instanceof Check check && check.isValid()) {
                    checks.computeIfAbsent(drop.table(), any -> new ArrayList<>())
                            .add(check);
                }
            }
            if (operation instanceof AlterColumn alter
                    && (!alter.from().type().equals(alter.to().type())
                            || alter.conversion().using().isPresent())) {
                retyped.add(ObjectKey.column(alter.table(), alter.to().name()));
            }
        }
        Hazards hazards = new Hazards(
                new ColumnHazards(tables, new TypeCapacity(labels)),
                enums,
                new ConstraintHazards(empty, retyped, checks),
                FamilyHazards.in(plan),
                followed(plan),
                PassingNames.of(plan));
        return plan.operations().stream()
                .filter(operation -> !isWithin(created, operation))
                .flatMap(operation -> operation.accept(hazards).stream())
                .sorted(Comparator.comparing(Hazard::kind).thenComparing(Hazard::subject))
                .toList();
    }

    /** The sequences of columns that become identities, which go on where the rows end. */
    private static Set<QualifiedName> followed(MigrationPlan plan) {
        Set<ObjectKey> identities = new HashSet<>();
        Set<QualifiedName> followed = new HashSet<>();
        for (Operation operation : plan.operations()) {
            if (operation instanceof AlterColumn alter && alter.to().value() instanceof ColumnValue.Identity) {
                identities.add(ObjectKey.column(alter.table(), alter.to().name()));
            }
        }
        for (Operation operation : plan.operations()) {
            if (operation instanceof SetOwner owner
                    && owner.from()
                            .filter(each -> identities.contains(each.key()))
                            .isPresent()) {
                followed.add(owner.sequence());
            }
        }
        return followed;
    }

    private static Table without(Table table, Constraint constraint) {
        return table.withConstraints(table.constraints().stream()
                .filter(each -> !each.name().equals(constraint.name()))
                .toList());
    }

    private static boolean isWithin(Set<QualifiedName> created, Operation operation) {
        return operation instanceof AddConstraint add && created.contains(add.table())
                || operation instanceof CreateIndex create && created.contains(create.table());
    }

    @Override
    public List<Hazard> createNamespace(CreateNamespace operation) {
        return List.of();
    }

    @Override
    public List<Hazard> dropNamespace(DropNamespace operation) {
        return List.of();
    }

    @Override
    public List<Hazard> renameTable(RenameTable operation) {
        return renamed(ObjectKey.table(operation.from()));
    }

    @Override
    public List<Hazard> createEnum(CreateEnum operation) {
        return List.of();
    }

    @Override
    public List<Hazard> dropEnum(DropEnum operation) {
        return List.of();
    }

    @Override
    public List<Hazard> alterEnum(AlterEnum operation) {
        return enums.of(operation);
    }

    @Override
    public List<Hazard> renameEnum(RenameEnum operation) {
        return renamed(ObjectKey.type(operation.from().name()));
    }

    @Override
    public List<Hazard> renameValue(RenameValue operation) {
        return renamed(ObjectKey.value(operation.type().name(), operation.from()));
    }

    @Override
    public List<Hazard> createCast(CreateCast operation) {
        return List.of();
    }

    @Override
    public List<Hazard> dropCast(DropCast operation) {
        return List.of();
    }

    @Override
    public List<Hazard> createTable(CreateTable operation) {
        return List.of();
    }

    @Override
    public List<Hazard> dropTable(DropTable operation) {
        ObjectKey subject = operation.table().key();
        List<Hazard> found = new ArrayList<>();
        found.add(new Hazard(Kind.LOSES_DATA, subject, "the table is dropped"));
        found.add(new Hazard(Kind.BREAKS_RUNNING_CODE, subject, "code that names the table fails"));
        for (String thing : operation.table().unmodelled()) {
            found.add(new Hazard(Kind.LOSES_DATA, subject, "the down does not bring back: " + thing));
        }
        return found;
    }

    @Override
    public List<Hazard> addColumn(AddColumn operation) {
        return columns.added(operation);
    }

    @Override
    public List<Hazard> dropColumn(DropColumn operation) {
        return columns.dropped(operation);
    }

    @Override
    public List<Hazard> renameColumn(RenameColumn operation) {
        return renamed(ObjectKey.column(operation.table(), operation.from()));
    }

    /** Nobody knows a name in passing: giving it up breaks nothing. */
    private List<Hazard> renamed(ObjectKey subject) {
        return passing.contains(subject)
                ? List.of()
                : List.of(new Hazard(Kind.BREAKS_RUNNING_CODE, subject, "code that uses the old name fails"));
    }

    @Override
    public List<Hazard> alterColumn(AlterColumn operation) {
        return columns.altered(operation);
    }

    @Override
    public List<Hazard> addConstraint(AddConstraint operation) {
        return constraints.added(operation);
    }

    @Override
    public List<Hazard> dropConstraint(DropConstraint operation) {
        return List.of();
    }

    @Override
    public List<Hazard> renameConstraint(RenameConstraint operation) {
        return List.of();
    }

    @Override
    public List<Hazard> createIndex(CreateIndex operation) {
        QualifiedName name = operation.table().sibling(operation.index().name());
        ObjectKey subject = ObjectKey.index(name);
        List<Hazard> found = new ArrayList<>();
        if (operation.index().uniqueness() != Index.Uniqueness.NONE) {
            List<String> columns = operation.index().uniqueColumns();
            Optional<RowCheck> check = columns.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RowCheck.HasDuplicates(operation.table(), columns));
            found.add(new Hazard(Kind.MAY_FAIL, subject, "rows with one key fail", check, Optional.empty()));
        }
        found.add(new Hazard(Kind.SCANS_TABLE, subject, "every row is indexed"));
        found.add(new Hazard(Kind.BLOCKS_WRITES, subject, "while every row is indexed"));
        return found;
    }

    @Override
    public List<Hazard> dropIndex(DropIndex operation) {
        return List.of();
    }

    @Override
    public List<Hazard> renameIndex(RenameIndex operation) {
        return List.of();
    }

    @Override
    public List<Hazard> alterTable(AlterTable operation) {
        TableSettings from = operation.from();
        TableSettings to = operation.to();
        boolean moves = from.persistence() != to.persistence()
                || !from.tablespace().equals(to.tablespace())
                || !from.accessMethod().equals(to.accessMethod());
        return moves
                ? ColumnHazards.rewrite(
                        ObjectKey.table(operation.table()), String.join(", ", SettingsChange.between(from, to)))
                : List.of();
    }

    @Override
    public List<Hazard> attachTable(AttachTable operation) {
        return families.attached(operation);
    }

    @Override
    public List<Hazard> detachTable(DetachTable operation) {
        return families.detached(operation);
    }

    @Override
    public List<Hazard> alterConstraint(AlterConstraint operation) {
        return constraints.altered(operation);
    }

    @Override
    public List<Hazard> alterIndex(AlterIndex operation) {
        return operation.from().tablespace().equals(operation.to().tablespace())
                ? List.of()
                : List.of(new Hazard(
                        Kind.BLOCKS_WRITES, ObjectKey.index(operation.index()), "it moves to another tablespace"));
    }

    @Override
    public List<Hazard> createSequence(CreateSequence operation) {
        return List.of();
    }

    @Override
    public List<Hazard> dropSequence(DropSequence operation) {
        return followed.contains(operation.sequence().name())
                ? List.of()
                : List.of(new Hazard(Kind.LOSES_DATA, operation.sequence().key(), "where it counted to is forgotten"));
    }

    @Override
    public List<Hazard> renameSequence(RenameSequence operation) {
        return List.of();
    }

    @Override
    public List<Hazard> alterSequence(AlterSequence operation) {
        return ColumnHazards.counting(ObjectKey.sequence(operation.sequence()), operation.from(), operation.to());
    }

    @Override
    public List<Hazard> setOwner(SetOwner operation) {
        return List.of();
    }

    @Override
    public List<Hazard> setComment(SetComment operation) {
        return List.of();
    }
}
