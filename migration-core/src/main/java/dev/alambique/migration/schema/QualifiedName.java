package dev.alambique.migration.schema;

import java.util.Comparator;

/**
 * The name of a relation or type: its namespace and its own name, both as the catalog holds them (unquoted, case kept).
 *
 * @param schema the namespace, such as {@code public}
 * @param name the name within the namespace
 */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {
    private static final Comparator<QualifiedName> ORDER =
            Comparator.comparing(QualifiedName::schema).thenComparing(QualifiedName::name);

    public QualifiedName {
        Names.require(schema, "schema");
        Names.require(name, "name");
    }

    /** A sibling: another name in the same namespace. */
    public QualifiedName sibling(String other) {
        return new QualifiedName(schema, other);
    }

    @Override
    public int compareTo(QualifiedName other) {
        return ORDER.compare(this, other);
    }

    /** {@code schema.name}, each part in double quotes where it would not read back as itself. */
    @Override
    public String toString() {
        return Names.display(schema) + "." + Names.display(name);
    }
}
