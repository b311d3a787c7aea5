package dev.alambique.migration.schema;

import java.util.List;

/**
 * A view or materialized view. Views are not compared; they are known because PostgreSQL does not let what they read be
 * dropped or change its type.
 *
 * @param reads the tables and columns that it reads, sorted
 */
public record View(QualifiedName name, List<ObjectKey> reads) {
    public View {
        reads = reads.stream().sorted().toList();
    }
}
