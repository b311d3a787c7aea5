package dev.alambique.escola.api;

import dev.alambique.escola.api.startup.SchemaSteps;
import dev.alambique.migration.connect.ConnectionSettings;
import java.util.List;

/** Applies the revisions, and reports the differences that a test wants. */
public record TestSchema(ConnectionSettings database, List<String> differences) implements SchemaSteps {
    public static SchemaSteps of(ConnectionSettings database) {
        return new TestSchema(database, List.of());
    }

    @Override
    public void upgrade() {
        TestPostgres.createTables(database);
    }
}
