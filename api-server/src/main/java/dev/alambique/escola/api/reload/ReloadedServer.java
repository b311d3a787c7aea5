package dev.alambique.escola.api.reload;

import dev.alambique.escola.api.Main;
import dev.alambique.escola.api.guard.AttentiveConnections;
import dev.alambique.escola.api.startup.Database;
import dev.alambique.escola.api.startup.RevisionSteps;
import dev.alambique.escola.api.startup.RunningServer;
import dev.alambique.escola.api.startup.SchemaSteps;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.MigrationException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The server of this class loader. It is on a port and a database that outlive it, and is compared with that database once it
 * serves.
 */
public final class ReloadedServer implements Application.Start {
    @Override
    public Application start(List<String> options, List<String> embedded) {
        return telling(() -> {
            List<SchemaSteps> schema = new ArrayList<>();
            List<HandedConnections> connections = new ArrayList<>();
            RunningServer server = RunningServer.start(
                    Main.configuration(options),
                    data -> new Borrowed(settings(embedded)),
                    database -> {
                        schema.add(new RevisionSteps(database));
                        return new UpgradeOnly(schema.get(0));
                    },
                    (app, configuration) -> {
                        app.unsafe.jetty.addConnector((jetty, http) -> {
                            connections.add(
                                    new HandedConnections(jetty, new AttentiveConnections(http), configuration.api()));
                            return connections.get(0);
                        });
                        app.start();
                        return configuration.port();
                    });
            return new Started(server, connections.get(0), schema.get(0));
        });
    }

    private static ConnectionSettings settings(List<String> embedded) {
        return ConnectionSettings.of(embedded.get(0), embedded.get(1), embedded.get(2));
    }

    private static <T> T telling(Supplier<T> work) {
        try {
            return work.get();
        } catch (MigrationException failure) {
            throw new Application.Refused(failure.problem().text(), failure);
        }
    }

    private record Started(RunningServer server, HandedConnections connections, SchemaSteps schema)
            implements Application {
        @Override
        public void take(SocketChannel connection) throws IOException {
            connections.take(connection);
        }

        @Override
        public List<String> differences() {
            return telling(schema::differences);
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private record Borrowed(ConnectionSettings settings) implements Database {
        @Override
        public void close() {
            // The next application needs it.
        }
    }

    /** A comparison takes longer than all the rest of a restart, and must refuse nothing. */
    private record UpgradeOnly(SchemaSteps all) implements SchemaSteps {
        @Override
        public void upgrade() {
            all.upgrade();
        }

        @Override
        public List<String> differences() {
            return List.of();
        }
    }
}
