package dev.alambique.migration.runner;

import dev.alambique.migration.revision.RevisionSource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** How Flyway is set up here, and why. */
record FlywaySetup(DataSource dataSource, RevisionSource source, Optional<String> schema) {
    /**
     * A Flyway that
     *
     * <ul>
     *   <li>applies a revision that was merged in below an applied one ({@code outOfOrder}) and never skips it;
     *   <li>leaves {@code ${…}} alone: a default or a comment may hold it, and the proof ran the text as it stands;
     *   <li>holds its lock in a session, not in a transaction, which {@code CREATE INDEX CONCURRENTLY} would wait for;
     *   <li>waits for another instance as long as that runs: the lock ends with its session, so nothing waits in vain.
     * </ul>
     */
    FluentConfiguration configuration() {
        FluentConfiguration configuration = Flyway.configure(source.classLoader())
                .dataSource(dataSource)
                .locations(source.location())
                .encoding(StandardCharsets.UTF_8)
                .placeholderReplacement(false)
                .outOfOrder(true)
                .lockRetryCount(-1);
        // As a property, flyway.postgresql.transactional.lock, it would need Jackson on the class path.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        schema.ifPresent(configuration::defaultSchema);
        return configuration;
    }
}
