package dev.alambique.migration.schema;

import java.util.List;
import java.util.Objects;

/**
 * A view, as it is drawn; views are not compared.
 *
 * @param columns in their order
 * @param definition its query in PostgreSQL's words
 */
public record View(QualifiedName name, Kind kind, List<Column> columns, String definition) {
    public View {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        columns = List.copyOf(columns);
        Objects.requireNonNull(definition, "definition");
    }

    /** Whether its rows are kept. */
    public enum Kind {
        PLAIN,
        MATERIALIZED
    }

    /** A column of a view. */
    public record Column(String name, String type) {
        public Column {
            Names.require(name, "name");
            Names.require(type, "type");
        }
    }
}
