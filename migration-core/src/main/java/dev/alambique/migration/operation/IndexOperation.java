package dev.alambique.migration.operation;

import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.IndexStorage;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.RenamedSchema;
import dev.alambique.migration.schema.Schema;

/** A change to an index of a table that stays. */
public sealed interface IndexOperation extends Operation {
    /** An index is made. */
    record CreateIndex(QualifiedName table, Index index) implements IndexOperation {
        @Override
        public Operation inverse() {
            return new DropIndex(table, index);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createIndex(this);
        }
    }

    /** An index is dropped. */
    record DropIndex(QualifiedName table, Index index) implements IndexOperation {
        @Override
        public Operation inverse() {
            return new CreateIndex(table, index);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropIndex(this);
        }
    }

    /** An index gets another name. */
    record RenameIndex(QualifiedName table, Index index, String to) implements IndexOperation, Rename {
        @Override
        public Rename inverse() {
            return new RenameIndex(table, index.withName(to), index.name());
        }

        @Override
        public Schema in(Schema schema) {
            return RenamedSchema.index(schema, table, index.name(), to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameIndex(this);
        }
    }

    /** An index, which may be that of a constraint, is kept differently from here on. */
    record AlterIndex(QualifiedName index, IndexStorage from, IndexStorage to) implements IndexOperation {
        @Override
        public Operation inverse() {
            return new AlterIndex(index, to, from);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterIndex(this);
        }
    }
}
