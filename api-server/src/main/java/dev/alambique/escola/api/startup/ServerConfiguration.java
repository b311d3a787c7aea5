package dev.alambique.escola.api.startup;

import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What the server needs to know before it starts.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any that is free
 * @param database the configured database; absent for the embedded one
 * @param data the folder of the embedded database
 * @param patience how long to wait for the database
 * @param schemaCheck whether entities and schema are compared
 */
public record ServerConfiguration(
        String host,
        int port,
        Optional<ConnectionSettings> database,
        Path data,
        Duration patience,
        SchemaCheck schemaCheck) {
    private static final int HIGHEST_PORT = 65_535;

    public ServerConfiguration {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(schemaCheck, "schemaCheck");
        if (port < 0 || port > HIGHEST_PORT) {
            throw Problem.of("The port must be between 0 and 65535, and is " + port + ".")
                    .instead("set PORT, or --port")
                    .usage();
        }
        if (patience.isNegative()) {
            throw Problem.of("--wait-for-database must not be negative.").usage();
        }
    }
}
