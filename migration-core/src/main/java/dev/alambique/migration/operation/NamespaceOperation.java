package dev.alambique.migration.operation;

import dev.alambique.migration.schema.Namespace;

/** A change to the schemas of a database, which PostgreSQL calls namespaces. */
public sealed interface NamespaceOperation extends Operation {
    /** A schema is made. */
    record CreateNamespace(Namespace namespace) implements NamespaceOperation {
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
    record DropNamespace(Namespace namespace) implements NamespaceOperation {
        @Override
        public Operation inverse() {
            return new CreateNamespace(namespace);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropNamespace(this);
        }
    }
}
