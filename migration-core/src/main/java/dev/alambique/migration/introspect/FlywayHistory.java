package dev.alambique.migration.introspect;

/** A history of Flyway's that has another name than the usual one, recognized by its columns. */
public final class FlywayHistory {
    /** Whether a relation is one; to be read with {@code pg_class} as c. */
    public static final String OF_ANY_NAME = """
            (SELECT count(*) = 6 FROM pg_catalog.pg_attribute h WHERE h.attrelid = c.oid AND h.attname IN
              ('installed_rank', 'description', 'script', 'checksum', 'installed_by', 'execution_time'))""";

    private FlywayHistory() {}
}
