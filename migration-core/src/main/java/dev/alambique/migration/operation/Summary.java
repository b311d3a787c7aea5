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
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One line for each operation, as revision headers and reports carry it: a verb, the object, and what is new about it.
 * {@link Ownership} reads these lines back, so the verb, the object and the parenthesised parts are a file format.
 */
public final class Summary implements Operation.Visitor<String> {
    private static final Summary INSTANCE = new Summary();

    private Summary() {}

    /** The line for one operation: {@code add column public.alunos.data_nascimento date}. */
    public static String of(Operation operation) {
        return operation.accept(INSTANCE);
    }

    /** The lines for a plan, in its order. */
    public static List<String> of(MigrationPlan plan) {
        return plan.operations().stream().map(Summary::of).toList();
    }

    /** The line of a revision that takes something over as owned, without a statement: {@code own table public.alunos}. */
    public static String owns(ObjectKey key) {
        return "own " + key;
    }

    /** The line for an index, whose own name does not say its table. */
    public static String owns(ObjectKey index, QualifiedName table) {
        return owns(index) + " on " + table;
    }

    /** The line for the comment on something. */
    public static String ownsComment(ObjectKey key) {
        return "own comment on " + key;
    }

    @Override
    public String createNamespace(CreateNamespace operation) {
        return "create " + ObjectKey.namespace(operation.namespace().name())
                + commented(operation.namespace().comment());
    }

    @Override
    public String dropNamespace(DropNamespace operation) {
        return "drop " + ObjectKey.namespace(operation.namespace().name());
    }

    @Override
    public String renameTable(RenameTable operation) {
        return "rename " + ObjectKey.table(operation.from()) + " to " + operation.to();
    }

    @Override
    public String createEnum(CreateEnum operation) {
        return "create " + operation.type().key()
                + bracketed(EnumChange.display(operation.type().values()))
                + commented(operation.type().comment());
    }

    @Override
    public String dropEnum(DropEnum operation) {
        return "drop " + operation.type().key();
    }

    @Override
    public String alterEnum(AlterEnum operation) {
        return "alter " + operation.from().key()
                + bracketed(EnumChange.of(operation).words());
    }

    @Override
    public String renameEnum(RenameEnum operation) {
        return "rename " + ObjectKey.type(operation.from().name()) + " to "
                + operation.to().name();
    }

    @Override
    public String renameValue(RenameValue operation) {
        return "rename " + ObjectKey.value(operation.type().name(), operation.from()) + " to "
                + String.join("", EnumChange.display(List.of(operation.to())));
    }

    @Override
    public String createCast(CreateCast operation) {
        return "create " + ObjectKey.cast(operation.type().name(), operation.cast()) + " "
                + operation.cast().context().name().toLowerCase(Locale.ROOT)
                + commented(operation.cast().comment());
    }

    @Override
    public String dropCast(DropCast operation) {
        return "drop " + ObjectKey.cast(operation.type().name(), operation.cast());
    }

    @Override
    public String createTable(CreateTable operation) {
        return "create " + operation.table().key() + parts(operation.table());
    }

    @Override
    public String dropTable(DropTable operation) {
        return "drop " + operation.table().key();
    }

    @Override
    public String addColumn(AddColumn operation) {
        Column column = operation.column();
        String nullability = column.notNull() ? " not null" : "";
        return "add " + ObjectKey.column(operation.table(), column.name()) + " " + column.type() + nullability
                + bracketed(parts(column));
    }

    @Override
    public String dropColumn(DropColumn operation) {
        return "drop " + ObjectKey.column(operation.table(), operation.column().name());
    }

    @Override
    public String renameColumn(RenameColumn operation) {
        return "rename " + ObjectKey.column(operation.table(), operation.from()) + " to "
                + Names.display(operation.to());
    }

    @Override
    public String alterColumn(AlterColumn operation) {
        Column from = operation.from();
        Column to = operation.to();
        List<String> changes = new ArrayList<>();
        if (!from.type().equals(to.type())) {
            changes.add(from.type() + " becomes " + to.type());
        }
        if (!from.collation().equals(to.collation())) {
            changes.add("collation " + to.collation().orElse("of its type"));
        }
        if (from.notNull() != to.notNull()) {
            changes.add(to.notNull() ? "not null" : "null allowed");
        }
        if (from.notNull() && to.notNull() && !from.rule().equals(to.rule())) {
            changes.add("rule of not null");
        }
        if (!from.storage().equals(to.storage()) && from.type().equals(to.type())) {
            changes.add("storage");
        }
        if (!from.value().equals(to.value())) {
            changes.add(to.value() instanceof ColumnValue.Given ? "no " + word(from.value()) : word(to.value()));
        }
        if (from.equals(to)) {
            changes.add("other values");
        }
        return "alter " + ObjectKey.column(operation.table(), to.name()) + bracketed(changes);
    }

    @Override
    public String addConstraint(AddConstraint operation) {
        Constraint constraint = operation.constraint();
        return "add " + ObjectKey.constraint(operation.table(), constraint.name()) + " " + word(constraint)
                + bracketed(constraint.columns().stream().map(Names::display).toList())
                + commented(constraint.comment());
    }

    @Override
    public String dropConstraint(DropConstraint operation) {
        return "drop "
                + ObjectKey.constraint(operation.table(), operation.constraint().name());
    }

    @Override
    public String renameConstraint(RenameConstraint operation) {
        return "rename "
                + ObjectKey.constraint(operation.table(), operation.constraint().name())
                + " to " + Names.display(operation.to());
    }

    @Override
    public String createIndex(CreateIndex operation) {
        QualifiedName name = operation.table().sibling(operation.index().name());
        return "create " + ObjectKey.index(name) + " on " + operation.table()
                + bracketed(operation.index().keys().stream().map(Summary::key).toList())
                + commented(operation.index().comment());
    }

    @Override
    public String dropIndex(DropIndex operation) {
        return "drop "
                + ObjectKey.index(operation.table().sibling(operation.index().name()));
    }

    @Override
    public String renameIndex(RenameIndex operation) {
        return "rename "
                + ObjectKey.index(operation.table().sibling(operation.index().name())) + " to "
                + Names.display(operation.to());
    }

    @Override
    public String alterTable(AlterTable operation) {
        return "alter " + ObjectKey.table(operation.table())
                + bracketed(SettingsChange.between(operation.from(), operation.to()));
    }

    @Override
    public String attachTable(AttachTable operation) {
        return "attach " + operation.table().key() + " to " + parents(operation.table());
    }

    @Override
    public String detachTable(DetachTable operation) {
        return "detach " + operation.table().key() + " from " + parents(operation.table());
    }

    private static String parents(Table table) {
        return table.ancestry().parents().stream().map(QualifiedName::toString).collect(Collectors.joining(", "))
                + table.ancestry().bound().map(each -> " " + each).orElse("");
    }

    @Override
    public String alterConstraint(AlterConstraint operation) {
        List<String> changes = new ArrayList<>();
        if (!operation.from().deferrability().equals(operation.to().deferrability())) {
            changes.add(phrase(operation.to().deferrability()));
        }
        if (operation.from().validity() != operation.to().validity()) {
            changes.add(phrase(operation.to().validity()));
        }
        return "alter " + ObjectKey.constraint(operation.table(), operation.to().name()) + bracketed(changes);
    }

    @Override
    public String alterIndex(AlterIndex operation) {
        return "alter " + ObjectKey.index(operation.index())
                + bracketed(SettingsChange.between(operation.from(), operation.to()));
    }

    private static String phrase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public String createSequence(CreateSequence operation) {
        return "create " + operation.sequence().key()
                + commented(operation.sequence().comment());
    }

    @Override
    public String dropSequence(DropSequence operation) {
        return "drop " + operation.sequence().key();
    }

    @Override
    public String renameSequence(RenameSequence operation) {
        return "rename " + ObjectKey.sequence(operation.sequence()) + " to " + Names.display(operation.to());
    }

    @Override
    public String alterSequence(AlterSequence operation) {
        return "alter " + ObjectKey.sequence(operation.sequence());
    }

    @Override
    public String setOwner(SetOwner operation) {
        return "alter " + ObjectKey.sequence(operation.sequence()) + " owned by "
                + operation.to().map(column -> column.key().name()).orElse("none");
    }

    @Override
    public String setComment(SetComment operation) {
        return (operation.to().isPresent() ? "set" : "drop") + " comment on " + operation.subject();
    }

    private static String parts(Table table) {
        List<String> parts = new ArrayList<>();
        for (Constraint each : table.constraints()) {
            parts.add("constraint " + Names.display(each.name()));
            each.comment().ifPresent(any -> parts.add("comment of constraint " + Names.display(each.name())));
        }
        for (Index each : table.indexes()) {
            parts.add("index " + Names.display(each.name()));
            each.comment().ifPresent(any -> parts.add("comment of index " + Names.display(each.name())));
        }
        for (Column column : table.columns()) {
            parts(column).forEach(part -> parts.add(part + " of " + Names.display(column.name())));
        }
        if (table.comment().isPresent()) {
            parts.add("comment");
        }
        return bracketed(parts);
    }

    private static List<String> parts(Column column) {
        List<String> parts = new ArrayList<>();
        if (!(column.value() instanceof ColumnValue.Given)) {
            parts.add(word(column.value()));
        }
        if (column.comment().isPresent()) {
            parts.add("comment");
        }
        return parts;
    }

    private static String word(ColumnValue value) {
        return value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String word(Constraint constraint) {
        return constraint
                .getClass()
                .getSimpleName()
                .replaceAll("(?<=.)([A-Z])", " $1")
                .toLowerCase(Locale.ROOT);
    }

    private static String key(Index.Key key) {
        return key.term() instanceof Index.Term.OfColumn term ? Names.display(term.column()) : "expression";
    }

    private static String commented(Optional<String> comment) {
        return comment.isPresent() ? " with comment" : "";
    }

    private static String bracketed(List<String> parts) {
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }
}
