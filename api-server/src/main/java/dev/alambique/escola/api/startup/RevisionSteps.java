package dev.alambique.escola.api.startup;

import dev.alambique.migration.connect.ConnectionSettings;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The revisions on the class path, applied to a database.
 *
 * @param database the database
 */
public record RevisionSteps(ConnectionSettings database) implements SchemaSteps {
    @Override
    public void upgrade() {
        FluentConfiguration flyway = Flyway.configure().dataSource(database.dataSource());
        // Flyway's transactional lock makes CREATE INDEX CONCURRENTLY wait for ever.
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        flyway.load().migrate();
    }

    @Override
    public List<String> differences() {
        return List.of();
    }
}
