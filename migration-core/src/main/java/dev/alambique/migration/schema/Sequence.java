package dev.alambique.migration.schema;

import java.util.Objects;
import java.util.Optional;

/**
 * A sequence that stands alone or serves a column; the sequence inside an identity column is part of the column.
 *
 * @param owner the column that it is dropped with ({@code OWNED BY})
 */
public record Sequence(
        QualifiedName name, SequenceOptions options, Optional<ColumnReference> owner, Optional<String> comment) {
    public Sequence {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(options, "options");
    }

    /** A column of some table. */
    public record ColumnReference(QualifiedName table, String column) {
        public ObjectKey key() {
            return ObjectKey.column(table, column);
        }
    }

    /** Whether it is dropped with a column of that table. */
    public boolean isOwnedBy(QualifiedName table) {
        return owner.filter(each -> each.table().equals(table)).isPresent();
    }

    public Sequence withName(QualifiedName other) {
        return new Sequence(other, options, owner, comment);
    }

    public Sequence withOptions(SequenceOptions other) {
        return new Sequence(name, other, owner, comment);
    }

    public Sequence withOwner(Optional<ColumnReference> other) {
        return new Sequence(name, options, other, comment);
    }

    public Sequence withComment(Optional<String> other) {
        return new Sequence(name, options, owner, other);
    }

    public ObjectKey key() {
        return ObjectKey.sequence(name);
    }
}
