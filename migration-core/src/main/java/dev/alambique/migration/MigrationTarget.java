package dev.alambique.migration;

import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One of many databases, or of many schemas of one, that have the same revisions.
 *
 * @param name what messages and the summary call it, such as a tenant's name
 * @param dataSource leads to it
 * @param schema its schema; empty for the first of the search path
 */
public record MigrationTarget(String name, DataSource dataSource, Optional<String> schema) {
    public MigrationTarget {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(dataSource, "dataSource");
        Objects.requireNonNull(schema, "schema");
    }

    /** A database. */
    public static MigrationTarget database(String name, DataSource dataSource) {
        return new MigrationTarget(name, dataSource, Optional.empty());
    }

    /** A schema, named as it is. */
    public static MigrationTarget schema(DataSource dataSource, String schema) {
        return new MigrationTarget(schema, dataSource, Optional.of(schema));
    }
}
