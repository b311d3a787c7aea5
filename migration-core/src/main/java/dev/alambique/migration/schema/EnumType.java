package dev.alambique.migration.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * An enum type ({@code pg_type} and {@code pg_enum}).
 *
 * @param written the type as {@code format_type} writes it, which is how columns of it name it
 * @param values the values in their order; there may be none
 * @param casts its casts by text, sorted
 * @param expressions the column defaults (and generated columns), constraints and indexes whose expressions name the
 *     type ({@code pg_depend}), sorted
 * @param others what else stands on the type and is not modelled (functions, domains, composite types …), as
 *     {@code pg_describe_object} says it, sorted
 */
public record EnumType(
        QualifiedName name,
        String written,
        List<String> values,
        List<Cast> casts,
        List<ObjectKey> expressions,
        List<String> others,
        Optional<String> comment) {
    public EnumType {
        Names.require(written, "written");
        values = List.copyOf(values);
        if (new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException("values are not distinct: " + values);
        }
        casts = casts.stream().sorted().toList();
        expressions = expressions.stream().sorted().toList();
        others = others.stream().sorted().toList();
    }

    public ObjectKey key() {
        return ObjectKey.type(name);
    }

    public TypeName typeName() {
        return new TypeName(name, written);
    }

    /** Whether a column of that type holds values of this one: one each, or an array of them. */
    public boolean isTypeOf(Column column) {
        return column.type().equals(written) || column.type().equals(written + "[]");
    }

    /** Whether a column of the table holds values of the type, or an expression of the table names it. */
    public boolean isUsedBy(Table table) {
        QualifiedName owner = table.name();
        return table.columns().stream().anyMatch(this::isTypeOf)
                || table.columns().stream()
                        .filter(each -> !(each.value() instanceof ColumnValue.Given))
                        .anyMatch(each -> expressions.contains(ObjectKey.columnDefault(owner, each.name())))
                || table.constraints().stream()
                        .anyMatch(each -> expressions.contains(ObjectKey.constraint(owner, each.name())))
                || table.indexes().stream()
                        .anyMatch(each -> expressions.contains(ObjectKey.index(owner.sibling(each.name()))));
    }

    public EnumType withName(TypeName other) {
        return new EnumType(other.name(), other.written(), values, casts, expressions, others, comment);
    }

    public EnumType withValues(List<String> other) {
        return new EnumType(name, written, other, casts, expressions, others, comment);
    }

    public EnumType withCasts(List<Cast> other) {
        return new EnumType(name, written, values, other, expressions, others, comment);
    }

    public EnumType withExpressions(List<ObjectKey> other) {
        return new EnumType(name, written, values, casts, other, others, comment);
    }

    public EnumType withComment(Optional<String> other) {
        return new EnumType(name, written, values, casts, expressions, others, other);
    }

    /** The type alone, without what stands on it. */
    public EnumType alone() {
        return new EnumType(name, written, values, casts, List.of(), List.of(), comment);
    }
}
