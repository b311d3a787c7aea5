package dev.alambique.migration.operation;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.RenamedSchema;
import dev.alambique.migration.schema.Schema;
import java.util.Optional;

/** A change to a column of a table that stays. */
public sealed interface ColumnOperation extends Operation {
    QualifiedName table();

    /**
     * A column is added.
     *
     * @param fill the expression that old rows get, where it is not the column's default
     */
    record AddColumn(QualifiedName table, Column column, Optional<String> fill) implements ColumnOperation {
        public AddColumn(QualifiedName table, Column column) {
            this(table, column, Optional.empty());
        }

        @Override
        public Operation inverse() {
            return new DropColumn(table, column, fill);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addColumn(this);
        }
    }

    /**
     * A column is dropped.
     *
     * @param fill the expression that rows get when the column comes back
     */
    record DropColumn(QualifiedName table, Column column, Optional<String> fill) implements ColumnOperation {
        public DropColumn(QualifiedName table, Column column) {
            this(table, column, Optional.empty());
        }

        @Override
        public Operation inverse() {
            return new AddColumn(table, column, fill);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropColumn(this);
        }
    }

    /** A column gets another name. */
    record RenameColumn(QualifiedName table, String from, String to) implements ColumnOperation, Rename {
        @Override
        public Rename inverse() {
            return new RenameColumn(table, to, from);
        }

        @Override
        public Schema in(Schema schema) {
            return RenamedSchema.column(schema, table, from, to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameColumn(this);
        }
    }

    /**
     * A column changes its type, nullability or value; comments have an operation of their own.
     *
     * @param reach whether the tables below that take the column over change along
     * @param conversion what the user says of the values in old rows
     */
    record AlterColumn(QualifiedName table, Column from, Column to, Reach reach, Conversion conversion)
            implements ColumnOperation {
        public AlterColumn(QualifiedName table, Column from, Column to) {
            this(table, from, to, Conversion.BY_CAST);
        }

        public AlterColumn(QualifiedName table, Column from, Column to, Conversion conversion) {
            this(table, from, to, Reach.HEIRS_TOO, conversion);
        }

        /** Which of the tables change that have the column from one another. */
        public enum Reach {
            /** The table and all below it, if there are any. */
            HEIRS_TOO,
            /** The table, though there are others below it. */
            ONLY
        }

        @Override
        public Operation inverse() {
            return new AlterColumn(table, to, from, reach, conversion.inverse());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterColumn(this);
        }
    }
}
