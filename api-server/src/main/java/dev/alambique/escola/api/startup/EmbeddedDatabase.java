package dev.alambique.escola.api.startup;

import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.Problem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A PostgreSQL of the server's own, on a data folder that outlives it.
 *
 * @param server the running PostgreSQL
 */
public record EmbeddedDatabase(EmbeddedPostgres server) implements Database {

    /**
     * Starts PostgreSQL on a data folder, which it creates when it is missing.
     *
     * @throws dev.alambique.migration.problem.MigrationException if PostgreSQL does not start there
     */
    public static Database start(Path data) {
        try {
            // Its own shutdown hook would run beside the server's, and end the database while requests are finished.
            return new EmbeddedDatabase(EmbeddedPostgres.builder()
                    .setDataDirectory(data.toAbsolutePath())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .start());
        } catch (IOException failure) {
            throw Problem.of("The embedded PostgreSQL does not start on " + data.toAbsolutePath() + ".")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .instead("--data DIR for another folder, or POSTGRES_HOST for a server of yours")
                    .failure(failure);
        }
    }

    @Override
    public ConnectionSettings settings() {
        return ConnectionSettings.of("127.0.0.1", server.getPort(), "postgres", "postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
