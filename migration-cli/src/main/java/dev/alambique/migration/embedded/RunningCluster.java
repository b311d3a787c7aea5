package dev.alambique.migration.embedded;

import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A cluster that a server is running on, as its {@code postmaster.pid} tells: the fourth line is the port
 * (LOCK_FILE_LINE_PORT in pidfile.h).
 */
record RunningCluster(int port) {
    private static final int PORT_LINE = 3;

    static Optional<RunningCluster> of(Path cluster) {
        Path file = cluster.resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() > PORT_LINE && lines.get(PORT_LINE).strip().matches("\\d+")
                    ? Optional.of(new RunningCluster(
                            Integer.parseInt(lines.get(PORT_LINE).strip())))
                    : Optional.empty();
        } catch (IOException failure) {
            throw Problem.of("The data folder of a running PostgreSQL cannot be read: " + file + ".")
                    .with("reason", String.valueOf(failure))
                    .failure(failure);
        }
    }

    ConnectionSettings settings() {
        return settings(port);
    }

    static ConnectionSettings settings(int port) {
        return ConnectionSettings.of("127.0.0.1", port, "postgres", "postgres", "postgres");
    }
}
