package dev.alambique.escola.api.startup;

import dev.alambique.migration.connect.ConnectionSettings;
import java.nio.file.Path;
import java.util.Optional;

/** The database that the server works on, for as long as it does. */
public interface Database extends AutoCloseable {
    ConnectionSettings settings();

    @Override
    void close();

    /** Starts a PostgreSQL of our own on a data folder, which it creates when it is missing. */
    @FunctionalInterface
    interface Embedded {
        Database start(Path data);
    }

    /** The configured database, or else the embedded one. */
    static Database open(ServerConfiguration configuration, Embedded embedded) {
        Optional<ConnectionSettings> configured = configuration.database();
        return configured.map(Database::configured).orElseGet(() -> embedded.start(configuration.data()));
    }

    private static Database configured(ConnectionSettings settings) {
        return new Database() {
            @Override
            public ConnectionSettings settings() {
                return settings;
            }

            @Override
            public void close() {
                // It is not ours to stop.
            }
        };
    }
}
