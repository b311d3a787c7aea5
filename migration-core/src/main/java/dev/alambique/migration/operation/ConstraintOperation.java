package dev.alambique.migration.operation;

import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.RenamedSchema;
import dev.alambique.migration.schema.Schema;

/** A change to a constraint of a table that stays. */
public sealed interface ConstraintOperation extends Operation {
    QualifiedName table();

    /** A constraint is added. */
    record AddConstraint(QualifiedName table, Constraint constraint) implements ConstraintOperation {
        @Override
        public Operation inverse() {
            return new DropConstraint(table, constraint);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addConstraint(this);
        }
    }

    /** A constraint is dropped. */
    record DropConstraint(QualifiedName table, Constraint constraint) implements ConstraintOperation {
        @Override
        public Operation inverse() {
            return new AddConstraint(table, constraint);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropConstraint(this);
        }
    }

    /** A constraint, and its index where it has one, gets another name. */
    record RenameConstraint(QualifiedName table, Constraint constraint, String to)
            implements ConstraintOperation, Rename {
        @Override
        public Rename inverse() {
            return new RenameConstraint(table, constraint.withName(to), constraint.name());
        }

        @Override
        public Schema in(Schema schema) {
            return RenamedSchema.constraint(schema, table, constraint.name(), to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameConstraint(this);
        }
    }

    /** A foreign key or check is deferred or validated differently from here on; both have one shape and one name. */
    record AlterConstraint(QualifiedName table, Constraint from, Constraint to) implements ConstraintOperation {
        @Override
        public Operation inverse() {
            return new AlterConstraint(table, to, from);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterConstraint(this);
        }
    }
}
