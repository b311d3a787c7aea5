package dev.alambique.escola.api.startup;

import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.embedded.EmbeddedServer;
import java.nio.file.Path;

/**
 * A PostgreSQL of the server's own, on a data folder that outlives it.
 *
 * @param server the running PostgreSQL
 */
public record EmbeddedDatabase(EmbeddedServer server) implements Database {

    /**
     * Starts PostgreSQL on a data folder, which it creates when it is missing.
     *
     * @throws dev.alambique.migration.problem.MigrationException if PostgreSQL does not start there
     */
    public static Database start(Path data) {
        // Its own shutdown hook would end the database while requests are finished.
        return new EmbeddedDatabase(EmbeddedServer.start(data).stoppedByOwner());
    }

    @Override
    public ConnectionSettings settings() {
        return server.settings();
    }

    @Override
    public void close() {
        server.close();
    }
}
