package dev.alambique.migration.operation;

import dev.alambique.migration.schema.Cast;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.IndexStorage;
import dev.alambique.migration.schema.Namespace;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.RenamedSchema;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Sequence.ColumnReference;
import dev.alambique.migration.schema.SequenceOptions;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TableSettings;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One reversible change to a schema. It says what changes; how PostgreSQL is told is the renderer's business. */
public sealed interface Operation {
    /** The operation that undoes this one. */
    Operation inverse();

    <R> R accept(Visitor<R> visitor);

    /** What to do for each kind of operation; exhaustive by the compiler. */
    interface Visitor<R> {
        R createNamespace(CreateNamespace operation);

        R dropNamespace(DropNamespace operation);

        R renameTable(RenameTable operation);

        R createEnum(CreateEnum operation);

        R dropEnum(DropEnum operation);

        R alterEnum(AlterEnum operation);

        R createCast(CreateCast operation);

        R dropCast(DropCast operation);

        R createTable(CreateTable operation);

        R dropTable(DropTable operation);

        R addColumn(AddColumn operation);

        R dropColumn(DropColumn operation);

        R renameColumn(RenameColumn operation);

        R alterColumn(AlterColumn operation);

        R addConstraint(AddConstraint operation);

        R dropConstraint(DropConstraint operation);

        R renameConstraint(RenameConstraint operation);

        R createIndex(CreateIndex operation);

        R dropIndex(DropIndex operation);

        R renameIndex(RenameIndex operation);

        R alterTable(AlterTable operation);

        R alterConstraint(AlterConstraint operation);

        R alterIndex(AlterIndex operation);

        R createSequence(CreateSequence operation);

        R dropSequence(DropSequence operation);

        R renameSequence(RenameSequence operation);

        R alterSequence(AlterSequence operation);

        R setOwner(SetOwner operation);

        R setComment(SetComment operation);
    }

    /** An operation that gives something another name and leaves it as it is. */
    sealed interface Rename extends Operation {
        @Override
        Rename inverse();

        /** That schema with the other name in it; the texts of its expressions stay. */
        Schema in(Schema schema);
    }

    /** A schema is made. */
    record CreateNamespace(Namespace namespace) implements Operation {
        @Override
        public Operation inverse() {
            return new DropNamespace(namespace);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createNamespace(this);
        }
    }

    /** A schema, empty by then, is dropped. */
    record DropNamespace(Namespace namespace) implements Operation {
        @Override
        public Operation inverse() {
            return new CreateNamespace(namespace);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropNamespace(this);
        }
    }

    /** An enum type is made with its values and its comment; its casts have an operation of their own. */
    record CreateEnum(EnumType type) implements Operation {
        @Override
        public Operation inverse() {
            return new DropEnum(type);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createEnum(this);
        }
    }

    /** An enum type, by then without casts and used by nothing, is dropped. */
    record DropEnum(EnumType type) implements Operation {
        @Override
        public Operation inverse() {
            return new CreateEnum(type);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropEnum(this);
        }
    }

    /**
     * The values of an enum type change; its casts and its comment stay as they are.
     *
     * @param uses the tables that use the type before and after, each reduced to its columns of the type (with those
     *     defaults that stay), columns of other types whose defaults name it, and the constraints and indexes that
     *     stand on it
     * @param newValues whether the plan also uses one of the values that are added or removed
     */
    record AlterEnum(EnumType from, EnumType to, List<Table> uses, NewValues newValues) implements Operation {
        public AlterEnum {
            uses = List.copyOf(uses);
        }

        /** Whether a value is used in the transaction that adds it. */
        public enum NewValues {
            UNUSED,
            USED
        }

        /**
         * Whether PostgreSQL can add the values to the type as it stands, without a look at the rows: nothing goes,
         * nothing changes its place, and no new value is used before the transaction has ended (ALTER TYPE … ADD
         * VALUE in PostgreSQL's documentation).
         */
        public boolean onlyAdds() {
            return newValues == NewValues.UNUSED
                    && from.values()
                            .equals(to.values().stream()
                                    .filter(from.values()::contains)
                                    .toList());
        }

        @Override
        public Operation inverse() {
            return new AlterEnum(to, from, uses, newValues);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterEnum(this);
        }
    }

    /** A cast by text between an enum type and another is made. */
    record CreateCast(EnumType type, Cast cast) implements Operation {
        @Override
        public Operation inverse() {
            return new DropCast(type, cast);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createCast(this);
        }
    }

    /** A cast between an enum type and another is dropped. */
    record DropCast(EnumType type, Cast cast) implements Operation {
        @Override
        public Operation inverse() {
            return new CreateCast(type, cast);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropCast(this);
        }
    }

    /** A table is made with its columns, constraints, indexes and comments. */
    record CreateTable(Table table) implements Operation {
        @Override
        public Operation inverse() {
            return new DropTable(table);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createTable(this);
        }
    }

    /** A table is dropped with all that belongs to it. */
    record DropTable(Table table) implements Operation {
        @Override
        public Operation inverse() {
            return new CreateTable(table);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropTable(this);
        }
    }

    /** A table gets another name, in its namespace or in another one; its parts keep theirs. */
    record RenameTable(QualifiedName from, QualifiedName to) implements Rename {
        @Override
        public Rename inverse() {
            return new RenameTable(to, from);
        }

        @Override
        public Schema in(Schema schema) {
            return RenamedSchema.table(schema, from, to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameTable(this);
        }
    }

    /** A column gets another name. */
    record RenameColumn(QualifiedName table, String from, String to) implements Rename {
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
     * A column is added.
     *
     * @param fill the expression that old rows get, where it is not the column's default
     */
    record AddColumn(QualifiedName table, Column column, Optional<String> fill) implements Operation {
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
    record DropColumn(QualifiedName table, Column column, Optional<String> fill) implements Operation {
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

    /**
     * A column changes its type, nullability or value; comments have an operation of their own.
     *
     * @param conversion what the user says of the values in old rows
     */
    record AlterColumn(QualifiedName table, Column from, Column to, Conversion conversion) implements Operation {
        public AlterColumn(QualifiedName table, Column from, Column to) {
            this(table, from, to, Conversion.BY_CAST);
        }

        @Override
        public Operation inverse() {
            return new AlterColumn(table, to, from, conversion.inverse());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterColumn(this);
        }
    }

    /** A constraint is added. */
    record AddConstraint(QualifiedName table, Constraint constraint) implements Operation {
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
    record DropConstraint(QualifiedName table, Constraint constraint) implements Operation {
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
    record RenameConstraint(QualifiedName table, Constraint constraint, String to) implements Rename {
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

    /** An index is made. */
    record CreateIndex(QualifiedName table, Index index) implements Operation {
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
    record DropIndex(QualifiedName table, Index index) implements Operation {
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
    record RenameIndex(QualifiedName table, Index index, String to) implements Rename {
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

    /**
     * A table is kept differently from here on.
     *
     * @param refersTo the tables that its foreign keys refer to, which tie persistence together
     */
    record AlterTable(QualifiedName table, TableSettings from, TableSettings to, Set<QualifiedName> refersTo)
            implements Operation {
        public AlterTable {
            refersTo = Collections.unmodifiableSortedSet(new TreeSet<>(refersTo));
        }

        @Override
        public Operation inverse() {
            return new AlterTable(table, to, from, refersTo);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterTable(this);
        }
    }

    /** A foreign key or check is deferred or validated differently from here on; both have one shape and one name. */
    record AlterConstraint(QualifiedName table, Constraint from, Constraint to) implements Operation {
        @Override
        public Operation inverse() {
            return new AlterConstraint(table, to, from);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterConstraint(this);
        }
    }

    /** An index, which may be that of a constraint, is kept differently from here on. */
    record AlterIndex(QualifiedName index, IndexStorage from, IndexStorage to) implements Operation {
        @Override
        public Operation inverse() {
            return new AlterIndex(index, to, from);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterIndex(this);
        }
    }

    /** A sequence is made, owned by no column. */
    record CreateSequence(Sequence sequence) implements Operation {
        @Override
        public Operation inverse() {
            return new DropSequence(sequence);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createSequence(this);
        }
    }

    /** A sequence, of a column or not, gets another name in its namespace. */
    record RenameSequence(QualifiedName sequence, String to) implements Rename {
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

    /** A sequence, owned by no column by then, is dropped. */
    record DropSequence(Sequence sequence) implements Operation {
        @Override
        public Operation inverse() {
            return new CreateSequence(sequence);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropSequence(this);
        }
    }

    /** A sequence counts differently from here on. */
    record AlterSequence(QualifiedName sequence, SequenceOptions from, SequenceOptions to) implements Operation {
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
            implements Operation {
        @Override
        public Operation inverse() {
            return new SetOwner(sequence, to, from);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setOwner(this);
        }
    }

    /** The comment on an object that stays is set, changed or removed. */
    record SetComment(ObjectKey subject, Optional<String> from, Optional<String> to) implements Operation {
        @Override
        public Operation inverse() {
            return new SetComment(subject, to, from);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setComment(this);
        }
    }
}
