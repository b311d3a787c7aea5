package dev.alambique.migration.diff;

import dev.alambique.migration.operation.ConstraintOperation.AddConstraint;
import dev.alambique.migration.operation.ConstraintOperation.DropConstraint;
import dev.alambique.migration.operation.EnumOperation.CreateCast;
import dev.alambique.migration.operation.EnumOperation.CreateEnum;
import dev.alambique.migration.operation.EnumOperation.DropCast;
import dev.alambique.migration.operation.EnumOperation.DropEnum;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.NamespaceOperation.CreateNamespace;
import dev.alambique.migration.operation.NamespaceOperation.DropNamespace;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.SequenceOperation.AlterSequence;
import dev.alambique.migration.operation.SequenceOperation.CreateSequence;
import dev.alambique.migration.operation.SequenceOperation.DropSequence;
import dev.alambique.migration.operation.SequenceOperation.SetOwner;
import dev.alambique.migration.operation.SetComment;
import dev.alambique.migration.operation.TableOperation.CreateTable;
import dev.alambique.migration.operation.TableOperation.DropTable;
import dev.alambique.migration.schema.Cast;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.Namespace;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.Persistence;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.SequenceOptions;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TemporaryNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares two schemas. Both must come from PostgreSQL's own catalogs, so that equal things read equal. */
public final class SchemaDiff {
    private final List<Operation> operations = new ArrayList<>();
    private final Schema from;
    private final Schema to;
    private final Families families;

    private SchemaDiff(Schema from, Schema to) {
        this.from = from;
        this.to = to;
        this.families = Families.of(from, to);
    }

    /** The plan that turns {@code from} into {@code to}: everything that differs, nothing else. */
    public static MigrationPlan between(Schema from, Schema to) {
        Separation separation = new Separation(from, to);
        SchemaDiff diff = new SchemaDiff(separation.from(from), separation.to(to));
        diff.operations.addAll(separation.operations());
        diff.namespaces();
        diff.enums();
        diff.sequences();
        diff.tables();
        return new MigrationPlan(OperationOrder.of(diff.operations, TemporaryNames.in(from, to), diff.families));
    }

    private void namespaces() {
        Map<String, Namespace> before = from.namespacesByName();
        Map<String, Namespace> after = to.namespacesByName();
        for (Namespace each : from.namespaces()) {
            if (!after.containsKey(each.name())) {
                operations.add(new DropNamespace(each));
            }
        }
        for (Namespace each : to.namespaces()) {
            Namespace old = before.get(each.name());
            if (old == null) {
                operations.add(new CreateNamespace(each));
            } else {
                comment(ObjectKey.namespace(each.name()), old.comment(), each.comment());
            }
        }
    }

    private void enums() {
        Map<QualifiedName, EnumType> before = from.enumsByName();
        Map<QualifiedName, EnumType> after = to.enumsByName();
        for (EnumType each : from.enums()) {
            if (!after.containsKey(each.name())) {
                casts(each, each.casts(), List.of());
                operations.add(new DropEnum(bare(each)));
            }
        }
        for (EnumType each : to.enums()) {
            EnumType old = before.get(each.name());
            if (old == null) {
                operations.add(new CreateEnum(bare(each)));
                casts(each, List.of(), each.casts());
            } else {
                casts(each, old.casts(), each.casts());
                comment(each.key(), old.comment(), each.comment());
            }
        }
    }

    private void casts(EnumType type, List<Cast> before, List<Cast> after) {
        before.stream()
                .filter(each -> !after.contains(each))
                .forEach(each -> operations.add(new DropCast(bare(type), each)));
        after.stream()
                .filter(each -> !before.contains(each))
                .forEach(each -> operations.add(new CreateCast(bare(type), each)));
    }

    private static EnumType bare(EnumType type) {
        return type.alone().withCasts(List.of());
    }

    private void sequences() {
        Map<QualifiedName, Sequence> before = from.sequencesByName();
        Map<QualifiedName, Sequence> after = to.sequencesByName();
        for (Sequence each : from.sequences()) {
            if (!after.containsKey(each.name())) {
                owner(each.name(), each.owner(), Optional.empty());
                operations.add(new DropSequence(each.withOwner(Optional.empty())));
            }
        }
        for (Sequence each : to.sequences()) {
            Sequence old = before.get(each.name());
            if (old == null) {
                operations.add(new CreateSequence(each.withOwner(Optional.empty())));
                owner(each.name(), Optional.empty(), each.owner());
                continue;
            }
            SequenceOptions options = followed(old, each);
            if (!options.equals(each.options())) {
                operations.add(new AlterSequence(each.name(), options, each.options()));
            }
            owner(each.name(), old.owner(), each.owner());
            comment(each.key(), old.comment(), each.comment());
        }
    }

    /** The options as the persistence of its table leaves them: SET LOGGED takes the sequences of the columns along. */
    private SequenceOptions followed(Sequence old, Sequence now) {
        Optional<QualifiedName> table = old.owner()
                .filter(owner -> now.owner().equals(Optional.of(owner)))
                .map(Sequence.ColumnReference::table);
        Optional<Persistence> before =
                table.flatMap(from::table).map(each -> each.settings().persistence());
        Optional<Persistence> after =
                table.flatMap(to::table).map(each -> each.settings().persistence());
        boolean follows = !before.equals(after)
                && before.isPresent()
                && after.filter(now.options().persistence()::equals).isPresent();
        return follows ? old.options().withPersistence(now.options().persistence()) : old.options();
    }

    private void owner(
            QualifiedName sequence,
            Optional<Sequence.ColumnReference> before,
            Optional<Sequence.ColumnReference> after) {
        if (before.equals(after)) {
            return;
        }
        if (before.isPresent() && after.isPresent() && isGone(before.get())) {
            // set free before it goes with its owner, whose names the next one may want
            operations.add(new SetOwner(sequence, before, Optional.empty()));
            operations.add(new SetOwner(sequence, Optional.empty(), after));
            return;
        }
        operations.add(new SetOwner(sequence, before, after));
    }

    private boolean isGone(Sequence.ColumnReference owner) {
        return to.table(owner.table())
                .flatMap(table -> table.column(owner.column()))
                .isEmpty();
    }

    private void tables() {
        Map<QualifiedName, Table> before = from.tablesByName();
        Map<QualifiedName, Table> after = to.tablesByName();
        List<Table> dropped = from.tables().stream()
                .filter(each -> !after.containsKey(each.name()))
                .toList();
        List<Table> created = to.tables().stream()
                .filter(each -> !before.containsKey(each.name()))
                .toList();
        KeyCycles droppedCycles = new KeyCycles(dropped);
        for (Table table : dropped) {
            List<Constraint> cyclic = cyclic(table, droppedCycles);
            cyclic.forEach(each -> operations.add(new DropConstraint(table.name(), each)));
            operations.add(new DropTable(without(table, cyclic), isReferred(table, from)));
        }
        KeyCycles createdCycles = new KeyCycles(created);
        for (Table table : created) {
            List<Constraint> cyclic = cyclic(table, createdCycles);
            operations.add(new CreateTable(without(table, cyclic), isReferred(table, to)));
            cyclic.forEach(each -> operations.add(new AddConstraint(table.name(), each)));
        }
        EnumChanges enums = new EnumChanges(from, to);
        Rebuilds rebuilds = new Rebuilds(before, after, enums);
        for (Table table : to.tables()) {
            Table old = before.get(table.name());
            if (old != null) {
                operations.addAll(new TableDiff(old, table, rebuilds, enums, families).operations());
            }
        }
        operations.addAll(enums.operations(rebuilds));
    }

    private boolean isReferred(Table table, Schema side) {
        if (!table.ancestry().isPartition()) {
            return false;
        }
        Set<QualifiedName> above = families.above(table);
        return side.tables().stream()
                .flatMap(each -> each.foreignKeys().stream())
                .anyMatch(key -> above.contains(key.target()));
    }

    private static List<Constraint> cyclic(Table table, KeyCycles cycles) {
        return table.foreignKeys().stream()
                .filter(key -> cycles.contains(table, key))
                .map(Constraint.class::cast)
                .toList();
    }

    private static Table without(Table table, List<Constraint> constraints) {
        return table.withConstraints(table.constraints().stream()
                .filter(each -> !constraints.contains(each))
                .toList());
    }

    private void comment(ObjectKey subject, Optional<String> before, Optional<String> after) {
        if (!before.equals(after)) {
            operations.add(new SetComment(subject, before, after));
        }
    }
}
