package dev.alambique.migration.diff;

import dev.alambique.migration.diff.Footprint.NameSet;
import dev.alambique.migration.operation.ColumnOperation;
import dev.alambique.migration.operation.ColumnOperation.AddColumn;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
import dev.alambique.migration.operation.ColumnOperation.RenameColumn;
import dev.alambique.migration.operation.ConstraintOperation;
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
import dev.alambique.migration.operation.IndexOperation.AlterIndex;
import dev.alambique.migration.operation.IndexOperation.CreateIndex;
import dev.alambique.migration.operation.IndexOperation.DropIndex;
import dev.alambique.migration.operation.IndexOperation.RenameIndex;
import dev.alambique.migration.operation.NamespaceOperation.CreateNamespace;
import dev.alambique.migration.operation.NamespaceOperation.DropNamespace;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.SequenceOperation.AlterSequence;
import dev.alambique.migration.operation.SequenceOperation.CreateSequence;
import dev.alambique.migration.operation.SequenceOperation.DropSequence;
import dev.alambique.migration.operation.SequenceOperation.RenameSequence;
import dev.alambique.migration.operation.SequenceOperation.SetOwner;
import dev.alambique.migration.operation.SetComment;
import dev.alambique.migration.operation.TableOperation.AlterTable;
import dev.alambique.migration.operation.TableOperation.AttachTable;
import dev.alambique.migration.operation.TableOperation.CreateTable;
import dev.alambique.migration.operation.TableOperation.DetachTable;
import dev.alambique.migration.operation.TableOperation.DropTable;
import dev.alambique.migration.operation.TableOperation.RenameTable;
import dev.alambique.migration.schema.Cast;
import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Table;
import java.util.Set;
import java.util.stream.Stream;

/** The footprint of each operation. */
final class Footprints implements Operation.Visitor<Footprint> {
    private final Families families;

    Footprints(Families families) {
        this.families = families;
    }

    /** The footprint of an operation, with the tables that it changes. */
    Footprint of(Operation operation) {
        Footprint footprint = operation.accept(this);
        if (operation instanceof ColumnOperation change) {
            footprint = footprint.changing(Set.of(change.table())).changingColumns(change.table());
        } else if (operation instanceof ConstraintOperation change) {
            footprint = footprint.changing(Set.of(change.table()));
            boolean isCheck = change instanceof AddConstraint add && add.constraint() instanceof Check
                    || change instanceof DropConstraint drop && drop.constraint() instanceof Check;
            footprint = isCheck ? footprint.changingColumns(change.table()) : footprint;
        } else if (operation instanceof CreateIndex change) {
            footprint = footprint.changing(Set.of(change.table()));
        } else if (operation instanceof DropIndex change) {
            footprint = footprint.changing(Set.of(change.table()));
        } else if (operation instanceof AlterEnum change) {
            footprint =
                    footprint.changing(change.uses().stream().map(Table::name).toList());
        }
        return families.named(footprint);
    }

    /** A table comes to its parents when neither changes any more. */
    @Override
    public Footprint attachTable(AttachTable operation) {
        NameSet names = attached(operation.table());
        families.linesAfter(operation.table()).forEach(each -> names.need(Footprint.settled(each)));
        return Footprint.making(names);
    }

    @Override
    public Footprint detachTable(DetachTable operation) {
        NameSet names = attached(operation.table());
        families.linesBefore(operation.table()).forEach(each -> names.need(Footprint.unsettled(each)));
        return Footprint.removing(names);
    }

    private static NameSet attached(Table table) {
        return new NameSet()
                .own("parents of " + table.name())
                .need(Footprint.relation(table.name()))
                .parents(table);
    }

    @Override
    public Footprint createNamespace(CreateNamespace operation) {
        return Footprint.making(
                new NameSet().own(Footprint.namespace(operation.namespace().name())));
    }

    @Override
    public Footprint dropNamespace(DropNamespace operation) {
        return Footprint.removing(
                new NameSet().own(Footprint.namespace(operation.namespace().name())));
    }

    @Override
    public Footprint renameTable(RenameTable operation) {
        return Footprint.replacing(
                new NameSet().own(Footprint.relation(operation.from())),
                new NameSet()
                        .own(Footprint.relation(operation.to()))
                        .need(Footprint.namespace(operation.to().schema())));
    }

    @Override
    public Footprint createEnum(CreateEnum operation) {
        return Footprint.making(type(operation.type()));
    }

    @Override
    public Footprint dropEnum(DropEnum operation) {
        return Footprint.removing(type(operation.type()));
    }

    /** What uses the type before or after only is not in its uses: it goes before, or comes after. */
    @Override
    public Footprint alterEnum(AlterEnum operation) {
        NameSet removed = new NameSet().type(operation.from().typeName());
        NameSet made = new NameSet().type(operation.to().typeName());
        operation.from().expressions().forEach(each -> removed.own(Footprint.expression(each)));
        operation.to().expressions().forEach(each -> made.own(Footprint.expression(each)));
        for (Table table : operation.uses()) {
            for (Column column : table.columns()) {
                removed.own(Footprint.values(table.name(), column.name()));
                made.own(Footprint.values(table.name(), column.name()));
            }
            Stream.concat(
                            table.constraints().stream().map(each -> Footprint.constraint(table.name(), each.name())),
                            table.indexes().stream()
                                    .map(each -> Footprint.relation(table.name().sibling(each.name()))))
                    .forEach(each -> made.need(each).own(Footprint.again(each)));
        }
        return Footprint.replacing(removed, made);
    }

    @Override
    public Footprint renameEnum(RenameEnum operation) {
        return Footprint.replacing(
                new NameSet().type(operation.from()),
                new NameSet()
                        .type(operation.to())
                        .need(Footprint.namespace(operation.to().name().schema())));
    }

    @Override
    public Footprint renameValue(RenameValue operation) {
        return Footprint.making(
                new NameSet().need(Footprint.relation(operation.type().name())));
    }

    @Override
    public Footprint createCast(CreateCast operation) {
        return Footprint.making(cast(operation.type(), operation.cast()));
    }

    @Override
    public Footprint dropCast(DropCast operation) {
        return Footprint.removing(cast(operation.type(), operation.cast()));
    }

    /** A partition takes the keys of the whole over too, which it may not be able to hold before or after. */
    @Override
    public Footprint createTable(CreateTable operation) {
        NameSet names = new NameSet().table(operation.table());
        boolean isPartition = operation.table().ancestry().isPartition();
        for (QualifiedName each : families.above(operation.table())) {
            names.need(isPartition ? Footprint.settled(each) : Footprint.settledColumns(each));
        }
        return Footprint.making(names);
    }

    @Override
    public Footprint dropTable(DropTable operation) {
        NameSet names = new NameSet().table(operation.table());
        boolean isPartition = operation.table().ancestry().isPartition();
        for (QualifiedName each : families.above(operation.table())) {
            names.need(isPartition ? Footprint.unsettled(each) : Footprint.unsettledColumns(each));
        }
        return Footprint.removing(names);
    }

    @Override
    public Footprint addColumn(AddColumn operation) {
        NameSet made = new NameSet().column(operation.table(), operation.column());
        if (operation.column().isWide()) {
            made.own(Footprint.wideColumnIn(operation.table()));
        }
        return Footprint.making(made);
    }

    @Override
    public Footprint dropColumn(DropColumn operation) {
        NameSet removed = new NameSet()
                .column(operation.table(), operation.column())
                .ruleOf(operation.table(), operation.column());
        if (operation.column().isWide()) {
            removed.own(Footprint.wideColumnOut(operation.table()));
        }
        return Footprint.removing(removed);
    }

    @Override
    public Footprint renameColumn(RenameColumn operation) {
        return Footprint.replacing(
                new NameSet().own(Footprint.column(operation.table(), operation.from())),
                new NameSet().own(Footprint.column(operation.table(), operation.to())));
    }

    @Override
    public Footprint alterColumn(AlterColumn operation) {
        return new ColumnFootprint(operation, families).footprint();
    }

    @Override
    public Footprint addConstraint(AddConstraint operation) {
        NameSet made = new NameSet().constraint(operation.table(), operation.constraint());
        if (operation.constraint().hasIndex()) {
            families.born(operation.table(), operation.constraint()).forEach(made::own);
        }
        return Footprint.making(made);
    }

    @Override
    public Footprint dropConstraint(DropConstraint operation) {
        NameSet removed = new NameSet().constraint(operation.table(), operation.constraint());
        if (operation.constraint().hasIndex()) {
            families.gone(operation.table(), operation.constraint()).forEach(removed::own);
        }
        return Footprint.removing(removed);
    }

    @Override
    public Footprint renameConstraint(RenameConstraint operation) {
        NameSet removed = new NameSet()
                .own(Footprint.constraint(
                        operation.table(), operation.constraint().name()));
        NameSet made = new NameSet().own(Footprint.constraint(operation.table(), operation.to()));
        if (operation.constraint().hasIndex()) {
            removed.own(Footprint.relation(
                    operation.table().sibling(operation.constraint().name())));
            made.own(Footprint.relation(operation.table().sibling(operation.to())));
        }
        if (families.isBorn(operation.table(), operation.constraint().name())) {
            return Footprint.making(made.need(Footprint.relation(
                    operation.table().sibling(operation.constraint().name()))));
        }
        return Footprint.replacing(removed, made);
    }

    @Override
    public Footprint createIndex(CreateIndex operation) {
        NameSet made = new NameSet().index(operation.table(), operation.index());
        families.born(operation.table(), operation.index()).forEach(made::own);
        return Footprint.making(made);
    }

    @Override
    public Footprint dropIndex(DropIndex operation) {
        return Footprint.removing(new NameSet().index(operation.table(), operation.index()));
    }

    @Override
    public Footprint renameIndex(RenameIndex operation) {
        String from =
                Footprint.relation(operation.table().sibling(operation.index().name()));
        NameSet made = new NameSet().own(Footprint.relation(operation.table().sibling(operation.to())));
        return families.isBorn(operation.table(), operation.index().name())
                ? Footprint.making(made.need(from))
                : Footprint.replacing(new NameSet().own(from), made);
    }

    @Override
    public Footprint alterTable(AlterTable operation) {
        return new SettingsFootprint(operation).footprint();
    }

    @Override
    public Footprint alterConstraint(AlterConstraint operation) {
        return Footprint.making(new NameSet()
                .need(Footprint.constraint(operation.table(), operation.to().name()))
                .need(Footprint.again(
                        Footprint.constraint(operation.table(), operation.to().name()))));
    }

    @Override
    public Footprint alterIndex(AlterIndex operation) {
        return Footprint.making(new NameSet()
                .need(Footprint.relation(operation.index()))
                .need(Footprint.again(Footprint.relation(operation.index()))));
    }

    @Override
    public Footprint createSequence(CreateSequence operation) {
        NameSet made = sequence(operation.sequence().key());
        operation.behind().ifPresent(each -> made.need(Footprint.column(each.table(), each.column())));
        return Footprint.making(made);
    }

    @Override
    public Footprint dropSequence(DropSequence operation) {
        NameSet removed = sequence(operation.sequence().key());
        operation.behind().ifPresent(each -> removed.need(Footprint.column(each.table(), each.column())));
        return Footprint.removing(removed);
    }

    @Override
    public Footprint renameSequence(RenameSequence operation) {
        return Footprint.replacing(
                new NameSet().own(Footprint.relation(operation.sequence())),
                new NameSet().own(Footprint.relation(operation.sequence().sibling(operation.to()))));
    }

    @Override
    public Footprint alterSequence(AlterSequence operation) {
        return Footprint.making(new NameSet().need(Footprint.relation(operation.sequence())));
    }

    @Override
    public Footprint setOwner(SetOwner operation) {
        String sequence = Footprint.relation(operation.sequence());
        NameSet removed = new NameSet();
        operation
                .from()
                .ifPresent(owner -> owned(removed, operation.sequence(), owner).need(sequence));
        NameSet made = new NameSet().need(sequence);
        operation.to().ifPresent(owner -> owned(made, operation.sequence(), owner));
        // a sequence that is only set free may be on its way out, and its name on its way to another
        return operation.to().isEmpty() ? Footprint.removing(removed) : Footprint.replacing(removed, made);
    }

    private static NameSet owned(NameSet names, QualifiedName sequence, Sequence.ColumnReference owner) {
        return names.own(Footprint.owner(sequence))
                .need(Footprint.column(owner.table(), owner.column()))
                .persistence(owner.table());
    }

    @Override
    public Footprint setComment(SetComment operation) {
        String name = name(operation.subject());
        return Footprint.making(new NameSet().need(name).need(Footprint.again(name)));
    }

    private static NameSet type(EnumType type) {
        return new NameSet()
                .type(type.typeName())
                .need(Footprint.namespace(type.name().schema()));
    }

    private static NameSet cast(EnumType type, Cast cast) {
        return new NameSet().own(Footprint.cast(type.name(), cast.name())).need(Footprint.relation(type.name()));
    }

    private static NameSet sequence(ObjectKey key) {
        return new NameSet()
                .own(Footprint.relation(key.relation()))
                .need(Footprint.namespace(key.relation().schema()));
    }

    private static String name(ObjectKey key) {
        return switch (key.kind()) {
            case NAMESPACE -> Footprint.namespace(key.relation().name());
            case COLUMN, DEFAULT -> Footprint.column(key.relation(), key.part().orElseThrow());
            case CONSTRAINT -> Footprint.constraint(key.relation(), key.part().orElseThrow());
            case CAST -> Footprint.cast(key.relation(), key.part().orElseThrow());
            case TABLE, INDEX, SEQUENCE, TYPE, VALUE -> Footprint.relation(key.relation());
        };
    }
}
