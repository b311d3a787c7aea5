package dev.alambique.migration.sql;

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
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Exclusion;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.IndexStorage;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.Persistence;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Sequence.ColumnReference;
import dev.alambique.migration.schema.SequenceOptions;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.Unique;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each operation as the PostgreSQL statements that carry it out, without their semicolons. */
final class Statements implements Operation.Visitor<List<String>> {
    private final Quoting quoting;
    private final List<String> afterFill;
    private final Clauses clauses;
    private final ConstraintClause constraints;
    private final Comments comments;
    private final Settings settings;
    private final EnumStatements enums;
    private final Descent descent;

    /**
     * The statements of a plan.
     *
     * @param afterFill what follows an UPDATE, before the table is altered
     */
    Statements(Quoting quoting, List<String> afterFill) {
        this.quoting = quoting;
        this.afterFill = List.copyOf(afterFill);
        this.clauses = new Clauses(quoting);
        this.constraints = new ConstraintClause(quoting);
        this.comments = new Comments(quoting);
        this.settings = new Settings(quoting);
        this.enums = new EnumStatements(quoting, this);
        this.descent = new Descent(quoting);
    }

    @Override
    public List<String> createNamespace(CreateNamespace operation) {
        String name = operation.namespace().name();
        List<String> sql = new ArrayList<>(List.of("CREATE SCHEMA " + Quoting.identifier(name)));
        sql.addAll(comments.on(
                ObjectKey.namespace(name),
                Optional.empty(),
                operation.namespace().comment()));
        return sql;
    }

    @Override
    public List<String> dropNamespace(DropNamespace operation) {
        return List.of("DROP SCHEMA " + Quoting.identifier(operation.namespace().name()));
    }

    @Override
    public List<String> renameTable(RenameTable operation) {
        QualifiedName from = operation.from();
        QualifiedName to = operation.to();
        List<String> sql = new ArrayList<>();
        if (!from.name().equals(to.name())) {
            sql.add(alter(from) + "RENAME TO " + Quoting.identifier(to.name()));
        }
        if (!from.schema().equals(to.schema())) {
            sql.add(alter(from.sibling(to.name())) + "SET SCHEMA " + Quoting.identifier(to.schema()));
        }
        return sql;
    }

    @Override
    public List<String> createEnum(CreateEnum operation) {
        return enums.create(operation.type());
    }

    @Override
    public List<String> dropEnum(DropEnum operation) {
        return enums.drop(operation.type());
    }

    @Override
    public List<String> alterEnum(AlterEnum operation) {
        return enums.alter(operation);
    }

    @Override
    public List<String> renameEnum(RenameEnum operation) {
        return enums.rename(operation);
    }

    @Override
    public List<String> renameValue(RenameValue operation) {
        return enums.rename(operation);
    }

    @Override
    public List<String> createCast(CreateCast operation) {
        return enums.create(operation.type(), operation.cast());
    }

    @Override
    public List<String> dropCast(DropCast operation) {
        return enums.drop(operation.type(), operation.cast());
    }

    @Override
    public List<String> createTable(CreateTable operation) {
        Table table = operation.table();
        Table own = table.withoutTakenOver();
        Stream<String> columns = own.columns().stream().map(each -> clauses.column(table.name(), each));
        List<Constraint> inside = new ArrayList<>();
        List<Constraint> after = new ArrayList<>();
        own.constraints().stream()
                .sorted(Comparator.comparingInt(Statements::rank))
                .forEach(each -> (isKeptByCreateTable(each, inside) ? inside : after).add(each));
        Stream<String> rules = inside.stream().map(constraints::of);
        String body =
                Stream.concat(columns, rules).map(line -> "    " + line).collect(Collectors.joining(",\n", "\n", "\n"));
        List<String> sql = new ArrayList<>();
        sql.add("CREATE " + unlogged(table.settings().persistence()) + "TABLE " + quoting.relation(table.name())
                + descent.around(body, table.ancestry()) + Settings.suffix(table.settings()));
        after.forEach(each -> sql.add(alter(table.name()) + "ADD " + constraints.of(each)));
        own.constraints().forEach(each -> sql.addAll(placed(table.name(), each)));
        own.indexes().forEach(index -> sql.add(clauses.index(table.name(), index)));
        sql.addAll(settings.ofNew(own));
        sql.addAll(comments.onTableAndParts(table));
        return sql;
    }

    /**
     * CREATE TABLE takes every constraint for valid, since there are no rows, and makes one of two keys over the same
     * columns (transformIndexConstraints in parse_utilcmd.c); ALTER TABLE does neither.
     */
    private static boolean isKeptByCreateTable(Constraint constraint, List<Constraint> inside) {
        return constraint.isValid()
                && inside.stream()
                        .noneMatch(each -> isKey(constraint)
                                && isKey(each)
                                && each.columns().equals(constraint.columns()));
    }

    private static boolean isKey(Constraint constraint) {
        return constraint instanceof PrimaryKey || constraint instanceof Unique;
    }

    @Override
    public List<String> dropTable(DropTable operation) {
        return descent.dropped(operation);
    }

    @Override
    public List<String> addColumn(AddColumn operation) {
        Column column = operation.column();
        List<String> sql = new ArrayList<>();
        if (operation.fill().isPresent()) {
            sql.addAll(filled(operation.table(), column, operation.fill().get()));
        } else {
            sql.add(alter(operation.table()) + "ADD COLUMN " + clauses.column(operation.table(), column));
            sql.addAll(settings.ofNew(operation.table(), column));
        }
        sql.addAll(comments.on(ObjectKey.column(operation.table(), column.name()), Optional.empty(), column.comment()));
        return sql;
    }

    /** A default would fill the rows before the expression does, and NOT NULL would refuse them before that. */
    private List<String> filled(QualifiedName table, Column column, String fill) {
        String name = Quoting.identifier(column.name());
        Column bare = column.nullable().withValue(new ColumnValue.Given()).withComment(Optional.empty());
        List<String> sql = new ArrayList<>();
        sql.add(alter(table) + "ADD COLUMN " + clauses.column(table, bare));
        sql.add("UPDATE " + quoting.relation(table) + " SET " + name + " = " + fill);
        sql.addAll(afterFill);
        sql.addAll(settings.column(table, column.name(), column.storage().asUsual(), column.storage()));
        sql.addAll(alterColumn(new AlterColumn(table, bare, column.withComment(Optional.empty()))));
        return sql;
    }

    @Override
    public List<String> dropColumn(DropColumn operation) {
        return List.of(alter(operation.table()) + "DROP COLUMN "
                + Quoting.identifier(operation.column().name()));
    }

    @Override
    public List<String> renameColumn(RenameColumn operation) {
        return List.of(alter(operation.table()) + "RENAME COLUMN " + Quoting.identifier(operation.from()) + " TO "
                + Quoting.identifier(operation.to()));
    }

    @Override
    public List<String> alterColumn(AlterColumn operation) {
        return new ColumnChange(quoting, operation, afterFill).statements();
    }

    /** The actions of ALTER TABLE that the change of a column consists of; none where it is more than that. */
    List<String> actions(AlterColumn operation) {
        return new ColumnChange(quoting, operation, afterFill).actions();
    }

    @Override
    public List<String> addConstraint(AddConstraint operation) {
        List<String> sql = new ArrayList<>();
        sql.add(alter(operation.table()) + "ADD " + constraints.of(operation.constraint()));
        sql.addAll(placed(operation.table(), operation.constraint()));
        sql.addAll(comments.onNew(operation.table(), operation.constraint()));
        return sql;
    }

    /** The definition of an exclusion constraint is PostgreSQL's own text, which does not say its tablespace. */
    private List<String> placed(QualifiedName table, Constraint constraint) {
        return constraint instanceof Exclusion exclusion
                ? settings.index(
                        table.sibling(exclusion.name()),
                        IndexStorage.USUAL,
                        exclusion.keyIndex().storage())
                : List.of();
    }

    @Override
    public List<String> alterConstraint(AlterConstraint operation) {
        return new ConstraintChange(quoting, operation).statements();
    }

    @Override
    public List<String> alterTable(AlterTable operation) {
        return settings.table(operation.table(), operation.from(), operation.to());
    }

    @Override
    public List<String> attachTable(AttachTable operation) {
        return descent.attached(operation.table());
    }

    @Override
    public List<String> detachTable(DetachTable operation) {
        return descent.detached(operation.table());
    }

    @Override
    public List<String> alterIndex(AlterIndex operation) {
        return settings.index(operation.index(), operation.from(), operation.to());
    }

    @Override
    public List<String> dropConstraint(DropConstraint operation) {
        return List.of(alter(operation.table()) + "DROP CONSTRAINT "
                + Quoting.identifier(operation.constraint().name()));
    }

    @Override
    public List<String> renameConstraint(RenameConstraint operation) {
        return List.of(alter(operation.table()) + "RENAME CONSTRAINT "
                + Quoting.identifier(operation.constraint().name()) + " TO " + Quoting.identifier(operation.to()));
    }

    @Override
    public List<String> createIndex(CreateIndex operation) {
        List<String> sql = new ArrayList<>(List.of(clauses.index(operation.table(), operation.index())));
        sql.addAll(settings.index(
                operation.table().sibling(operation.index().name()),
                IndexStorage.USUAL,
                Settings.statisticsOf(operation.index().storage())));
        sql.addAll(comments.on(
                ObjectKey.index(operation.table().sibling(operation.index().name())),
                Optional.empty(),
                operation.index().comment()));
        return sql;
    }

    @Override
    public List<String> dropIndex(DropIndex operation) {
        return List.of("DROP INDEX "
                + quoting.relation(operation.table().sibling(operation.index().name())));
    }

    @Override
    public List<String> renameIndex(RenameIndex operation) {
        return List.of("ALTER INDEX "
                + quoting.relation(operation.table().sibling(operation.index().name())) + " RENAME TO "
                + Quoting.identifier(operation.to()));
    }

    @Override
    public List<String> createSequence(CreateSequence operation) {
        SequenceOptions options = operation.sequence().options();
        List<String> words = new ArrayList<>();
        words.add("CREATE " + unlogged(options.persistence()) + "SEQUENCE "
                + quoting.relation(operation.sequence().name()));
        if (!options.type().equals("bigint")) {
            words.add("AS " + options.type());
        }
        words.addAll(Clauses.sequenceOptions(options));
        List<String> sql = new ArrayList<>(List.of(String.join(" ", words)));
        operation.behind().ifPresent(column -> sql.add(clauses.begin(operation.sequence(), column)));
        sql.addAll(comments.on(
                operation.sequence().key(),
                Optional.empty(),
                operation.sequence().comment()));
        return sql;
    }

    @Override
    public List<String> dropSequence(DropSequence operation) {
        return List.of("DROP SEQUENCE " + quoting.relation(operation.sequence().name()));
    }

    @Override
    public List<String> renameSequence(RenameSequence operation) {
        return List.of("ALTER SEQUENCE " + quoting.relation(operation.sequence()) + " RENAME TO "
                + Quoting.identifier(operation.to()));
    }

    @Override
    public List<String> alterSequence(AlterSequence operation) {
        List<String> sql =
                new ArrayList<>(clauses.beforeOptions(operation.sequence(), operation.from(), operation.to()));
        List<String> changed = Clauses.changedOptions(operation.from(), operation.to());
        if (!changed.isEmpty()) {
            sql.add("ALTER SEQUENCE " + quoting.relation(operation.sequence()) + " " + String.join(" ", changed));
        }
        if (operation.from().persistence() != operation.to().persistence()) {
            sql.add(settings.persistence(operation.sequence(), operation.to().persistence()));
        }
        return sql;
    }

    @Override
    public List<String> setOwner(SetOwner operation) {
        String owner = operation.to().map(this::reference).orElse("NONE");
        return List.of("ALTER SEQUENCE " + quoting.relation(operation.sequence()) + " OWNED BY " + owner);
    }

    @Override
    public List<String> setComment(SetComment operation) {
        return comments.on(operation.subject(), operation.from(), operation.to());
    }

    private String reference(ColumnReference column) {
        return quoting.relation(column.table()) + "." + Quoting.identifier(column.column());
    }

    private String alter(QualifiedName table) {
        return "ALTER TABLE " + quoting.relation(table) + " ";
    }

    private static String unlogged(Persistence persistence) {
        return persistence == Persistence.UNLOGGED ? "UNLOGGED " : "";
    }

    private static int rank(Constraint constraint) {
        if (constraint instanceof PrimaryKey) {
            return 0;
        }
        return constraint instanceof ForeignKey ? 2 : 1;
    }
}
