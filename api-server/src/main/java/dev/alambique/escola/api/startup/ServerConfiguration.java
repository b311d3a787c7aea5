package dev.alambique.escola.api.startup;

import dev.alambique.escola.api.ApiSettings;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.problem.UsageException;
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
 * @param pool how many connections are held, and what may take how long on them
 * @param api who may call, and how
 */
public record ServerConfiguration(
        String host,
        int port,
        Optional<ConnectionSettings> database,
        Path data,
        Duration patience,
        SchemaCheck schemaCheck,
        PoolSettings pool,
        ApiSettings api) {
    private static final int HIGHEST_PORT = 65_535;

    /** A configuration with the usual pool, and open to everybody. */
    public ServerConfiguration(
            String host,
            int port,
            Optional<ConnectionSettings> database,
            Path data,
            Duration patience,
            SchemaCheck schemaCheck) {
        this(host, port, database, data, patience, schemaCheck, PoolSettings.DEFAULT, ApiSettings.DEFAULT);
    }

    public ServerConfiguration {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(schemaCheck, "schemaCheck");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(api, "api");
        if (port < 0 || port > HIGHEST_PORT) {
            throw Problem.of("The port must be between 0 and 65535, and is " + port + ".")
                    .instead("set PORT, or --port")
                    .usage();
        }
        if (patience.isNegative()) {
            throw Problem.of("--wait-for-database must not be negative.").usage();
        }
    }

    public ServerConfiguration with(PoolSettings other) {
        return new ServerConfiguration(host, port, database, data, patience, schemaCheck, other, api);
    }

    public ServerConfiguration with(ApiSettings other) {
        return new ServerConfiguration(host, port, database, data, patience, schemaCheck, pool, other);
    }

    /** What is to be said when the address is taken, or nobody's. */
    public UsageException cannotListen(Exception failure) {
        return Problem.of("The server cannot listen on " + host + ", port " + port + ".")
                .with("reason", "another process listens there, or the address is not this machine's")
                .instead("set PORT and HOST, or --port and --host")
                .usage(failure);
    }
}
