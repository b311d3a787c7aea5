package dev.alambique.escola.api.startup;

import dev.alambique.migration.connect.ConnectionSettings;
import java.util.List;

/** What a service does to its schema when it starts. */
public interface SchemaSteps {
    /** Applies the revisions that are missing, up to head. */
    void upgrade();

    /** What the entities ask for and the database does not have, or the other way round; one line each. */
    List<String> differences();

    /** The steps for one database. */
    @FunctionalInterface
    interface Source {
        SchemaSteps of(ConnectionSettings database);
    }
}
