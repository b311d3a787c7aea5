package dev.alambique.migration.operation;

import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.RenamedSchema;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TableSettings;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** A change to a table as a whole. */
public sealed interface TableOperation extends Operation {
    /**
     * A table is made with its columns, constraints, indexes and comments.
     *
     * @param referred whether a foreign key refers to the whole that the table is a partition of
     */
    record CreateTable(Table table, boolean referred) implements TableOperation {
        /** Of a table that no foreign key reaches through a whole. */
        public CreateTable(Table table) {
            this(table, false);
        }

        @Override
        public Operation inverse() {
            return new DropTable(table, referred);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createTable(this);
        }
    }

    /**
     * A table is dropped with all that belongs to it.
     *
     * @param referred whether a foreign key refers to the whole that the table is a partition of: then PostgreSQL drops it
     *     only once it is detached
     */
    record DropTable(Table table, boolean referred) implements TableOperation {
        @Override
        public Operation inverse() {
            return new CreateTable(table, referred);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropTable(this);
        }
    }

    /** A table gets another name, in its namespace or in another one; its parts keep theirs. */
    record RenameTable(QualifiedName from, QualifiedName to) implements TableOperation, Rename {
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

    /**
     * A table is kept differently from here on.
     *
     * @param refersTo the tables that its foreign keys refer to meanwhile, which tie persistence together
     */
    record AlterTable(QualifiedName table, TableSettings from, TableSettings to, Set<QualifiedName> refersTo)
            implements TableOperation {
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

    /**
     * A table begins to take columns and constraints over from its parents, which it has all by then: it inherits from them,
     * or becomes a partition.
     */
    record AttachTable(Table table) implements TableOperation {
        @Override
        public Operation inverse() {
            return new DetachTable(table);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.attachTable(this);
        }
    }

    /** A table leaves its parents, and keeps what it took over from them as its own. */
    record DetachTable(Table table) implements TableOperation {
        @Override
        public Operation inverse() {
            return new AttachTable(table);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.detachTable(this);
        }
    }
}
