package dev.alambique.migration.diff;

import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.operation.EnumOperation.AlterEnum.NewValues;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The enum types whose values differ between two schemas, and what stands on them in both. */
final class EnumChanges {
    private final Schema from;
    private final Schema to;
    private final List<EnumType> changing = new ArrayList<>();
    private final Map<QualifiedName, EnumType> before;
    private final Set<ObjectKey> naming = new HashSet<>();

    EnumChanges(Schema from, Schema to) {
        this.from = from;
        this.to = to;
        this.before = from.enumsByName();
        for (EnumType type : to.enums()) {
            EnumType old = before.get(type.name());
            if (old != null && !old.values().equals(type.values())) {
                changing.add(type);
                naming.addAll(old.expressions());
                naming.addAll(type.expressions());
            }
        }
    }

    /** Whether the column holds values of a type that changes. */
    boolean isOf(Column column) {
        return changing.stream().anyMatch(type -> type.isTypeOf(column));
    }

    /** Whether the default, the generated column, the constraint or the index has an expression that names such a type. */
    boolean isNamedBy(ObjectKey expression) {
        return naming.contains(expression);
    }

    /** The changes as operations, which take with them what the others leave as it is. */
    List<Operation> operations(Rebuilds rebuilds) {
        List<Operation> operations = new ArrayList<>();
        for (EnumType type : changing) {
            EnumType old = before.get(type.name());
            EnumType stays = old.withCasts(
                    old.casts().stream().filter(type.casts()::contains).toList());
            EnumType base = stays.alone();
            AlterEnum change = new AlterEnum(
                    base.withExpressions(old.expressions()),
                    base.withValues(type.values()).withExpressions(type.expressions()),
                    uses(old, type, rebuilds),
                    use(old, type));
            operations.add(change.aside(name -> from.hasType(name) || to.hasType(name)));
        }
        return operations;
    }

    private List<Table> uses(EnumType old, EnumType type, Rebuilds rebuilds) {
        List<Table> uses = new ArrayList<>();
        Map<QualifiedName, Table> tables = from.tablesByName();
        for (Table table : to.tables()) {
            if (tables.containsKey(table.name())) {
                Table used = new EnumUse(old, type, tables.get(table.name()), table, to, rebuilds).reduced();
                if (!(used.columns().isEmpty()
                        && used.constraints().isEmpty()
                        && used.indexes().isEmpty())) {
                    uses.add(used);
                }
            }
        }
        return uses;
    }

    /**
     * Whether the same plan uses a value that comes or goes: an expression that only one side has says it, or a column
     * becomes one of the type, whose rows may hold any.
     */
    private NewValues use(EnumType old, EnumType type) {
        Set<String> values = new HashSet<>(old.values());
        values.removeAll(type.values());
        List<String> moving = new ArrayList<>(values);
        type.values().stream().filter(each -> !old.values().contains(each)).forEach(moving::add);
        Set<Expression> one = expressions(from, old);
        Set<Expression> other = expressions(to, type);
        boolean said = one.stream().anyMatch(each -> !other.contains(each) && each.says(moving))
                || other.stream().anyMatch(each -> !one.contains(each) && each.says(moving));
        return said || becomes(old, type) ? NewValues.USED : NewValues.UNUSED;
    }

    private boolean becomes(EnumType old, EnumType type) {
        Map<QualifiedName, Table> tables = from.tablesByName();
        return to.tables().stream()
                .filter(table -> tables.containsKey(table.name()))
                .anyMatch(table -> table.columns().stream()
                        .anyMatch(column -> tables.get(table.name())
                                .column(column.name())
                                .filter(each -> !each.type().equals(column.type()))
                                .filter(each -> old.isTypeOf(each) || type.isTypeOf(column))
                                .isPresent()));
    }

    /** An expression that names the type, and where it stands. */
    private record Expression(ObjectKey key, String text) {
        /** Whether one of the values stands in it, alone or within the text of an array. */
        boolean says(List<String> values) {
            return values.stream()
                    .map(each -> each.replace("\\", "\\\\").replace("'", "''"))
                    .anyMatch(each -> text.contains("'" + each + "'") || text.contains("'{") && text.contains(each));
        }
    }

    private static Set<Expression> expressions(Schema schema, EnumType type) {
        Set<Expression> found = new HashSet<>();
        Map<QualifiedName, Table> tables = schema.tablesByName();
        for (ObjectKey key : type.expressions()) {
            for (Table table : tables.values()) {
                text(table, key).ifPresent(text -> found.add(new Expression(key, text)));
            }
        }
        return found;
    }

    private static Optional<String> text(Table table, ObjectKey key) {
        QualifiedName name = table.name();
        for (Column column : table.columns()) {
            if (key.equals(ObjectKey.columnDefault(name, column.name()))) {
                return Optional.of(column.value().toString());
            }
        }
        for (Constraint constraint : table.constraints()) {
            if (key.equals(ObjectKey.constraint(name, constraint.name()))) {
                return Optional.of(constraint.shape().toString());
            }
        }
        for (Index index : table.indexes()) {
            if (key.equals(ObjectKey.index(name.sibling(index.name())))) {
                return Optional.of(index.shape().toString());
            }
        }
        return Optional.empty();
    }
}
