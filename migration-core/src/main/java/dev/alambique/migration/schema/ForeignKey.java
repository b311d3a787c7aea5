package dev.alambique.migration.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A foreign key.
 *
 * @param onDeleteColumns the columns that SET NULL or SET DEFAULT concerns, all when empty (PostgreSQL 15)
 */
public record ForeignKey(
        String name,
        List<String> columns,
        QualifiedName target,
        List<String> targetColumns,
        Action onDelete,
        List<String> onDeleteColumns,
        Action onUpdate,
        Match match,
        Period period,
        Deferrability deferrability,
        Validity validity,
        Optional<String> comment)
        implements Constraint {
    public ForeignKey {
        Names.require(name, "name");
        Objects.requireNonNull(target, "target");
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
        onDeleteColumns = List.copyOf(onDeleteColumns);
        if (columns.size() != targetColumns.size()) {
            throw new IllegalArgumentException("columns and targetColumns differ in number");
        }
    }

    @Override
    public ForeignKey withName(String other) {
        return new ForeignKey(
                other,
                columns,
                target,
                targetColumns,
                onDelete,
                onDeleteColumns,
                onUpdate,
                match,
                period,
                deferrability,
                validity,
                comment);
    }

    @Override
    public ForeignKey withComment(Optional<String> other) {
        return new ForeignKey(
                name,
                columns,
                target,
                targetColumns,
                onDelete,
                onDeleteColumns,
                onUpdate,
                match,
                period,
                deferrability,
                validity,
                other);
    }

    @Override
    public ForeignKey withColumns(UnaryOperator<String> names) {
        return new ForeignKey(
                name,
                Names.renamed(columns, names),
                target,
                targetColumns,
                onDelete,
                Names.renamed(onDeleteColumns, names),
                onUpdate,
                match,
                period,
                deferrability,
                validity,
                comment);
    }

    /** The same to columns of other names of a table of another name. */
    public ForeignKey withTarget(QualifiedName other, UnaryOperator<String> names) {
        return new ForeignKey(
                name,
                columns,
                other,
                Names.renamed(targetColumns, names),
                onDelete,
                onDeleteColumns,
                onUpdate,
                match,
                period,
                deferrability,
                validity,
                comment);
    }

    /** This key without what ALTER CONSTRAINT and VALIDATE CONSTRAINT can change. */
    @Override
    public ForeignKey shape() {
        return new ForeignKey(
                "?",
                columns,
                target,
                targetColumns,
                onDelete,
                onDeleteColumns,
                onUpdate,
                match,
                period,
                Deferrability.NOT_DEFERRABLE,
                Validity.VALID,
                Optional.empty());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.foreignKey(this);
    }
}
