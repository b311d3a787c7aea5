package dev.alambique.migration.operation;

import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.RenamedSchema;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Sequence.ColumnReference;
import dev.alambique.migration.schema.SequenceOptions;
import java.util.Optional;

/** A change to a sequence. */
public sealed interface SequenceOperation extends Operation {
    /**
     * A sequence is made, owned by no column.
     *
     * @param behind the column behind whose values it begins, where there are rows
     */
    record CreateSequence(Sequence sequence, Optional<ColumnReference> behind) implements SequenceOperation {
        /** One that begins where it says. */
        public CreateSequence(Sequence sequence) {
            this(sequence, Optional.empty());
        }

        @Override
        public Operation inverse() {
            return new DropSequence(sequence, behind);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createSequence(this);
        }
    }

    /**
     * A sequence, owned by no column by then, is dropped.
     *
     * @param behind the column behind whose values it begins if it comes back
     */
    record DropSequence(Sequence sequence, Optional<ColumnReference> behind) implements SequenceOperation {
        /** One that begins where it says if it comes back. */
        public DropSequence(Sequence sequence) {
            this(sequence, Optional.empty());
        }

        @Override
        public Operation inverse() {
            return new CreateSequence(sequence, behind);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropSequence(this);
        }
    }

    /** A sequence, of a column or not, gets another name in its namespace. */
    record RenameSequence(QualifiedName sequence, String to) implements SequenceOperation, Rename {
        @Override
        public Rename inverse() {
            return new RenameSequence(sequence.sibling(to), sequence.name());
        }

        @Override
        public Schema in(Schema schema) {
            return RenamedSchema.sequence(schema, sequence, sequence.sibling(to));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameSequence(this);
        }
    }

    /** A sequence counts differently from here on. */
    record AlterSequence(QualifiedName sequence, SequenceOptions from, SequenceOptions to)
            implements SequenceOperation {
        @Override
        public Operation inverse() {
            return new AlterSequence(sequence, to, from);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterSequence(this);
        }
    }

    /** A sequence is tied to a column, or set free. */
    record SetOwner(QualifiedName sequence, Optional<ColumnReference> from, Optional<ColumnReference> to)
            implements SequenceOperation {
        @Override
        public Operation inverse() {
            return new SetOwner(sequence, to, from);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setOwner(this);
        }
    }
}
