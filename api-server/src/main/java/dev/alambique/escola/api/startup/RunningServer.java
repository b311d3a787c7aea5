package dev.alambique.escola.api.startup;

import com.zaxxer.hikari.HikariDataSource;
import dev.alambique.escola.api.App;
import dev.alambique.escola.api.guard.AttentiveConnections;
import dev.alambique.escola.api.operations.Metrics;
import dev.alambique.escola.api.operations.Readiness;
import dev.alambique.escola.api.storage.Persistence;
import dev.alambique.migration.Migrations;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.ClasspathRevisions;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server, answering requests on a database that is at head. Closing it, or ending the process, finishes the requests
 * under way, then lets go of the database.
 */
public final class RunningServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final Closing closing;
    private final int port;

    /** How connections come to a server. */
    @FunctionalInterface
    public interface Entrance {
        /**
         * Starts a server that is complete but for that, and says on which port it is reached.
         *
         * @throws dev.alambique.migration.problem.MigrationException if it cannot be reached
         */
        int open(Javalin app, ServerConfiguration configuration);
    }

    private RunningServer(Closing closing, int port) {
        this.closing = closing;
        this.port = port;
    }

    /**
     * Waits for the database, upgrades it, compares where asked, and serves.
     *
     * @throws dev.alambique.migration.problem.MigrationException if one of these fails; nothing is left open then
     */
    public static RunningServer start(
            ServerConfiguration configuration, Database.Embedded embedded, SchemaSteps.Source schema) {
        return start(configuration, embedded, schema, RunningServer::listen);
    }

    /**
     * Waits for the database, upgrades it, compares where asked, and serves whoever comes through an entrance.
     *
     * @throws dev.alambique.migration.problem.MigrationException if one of these fails; nothing is left open then
     */
    public static RunningServer start(
            ServerConfiguration configuration,
            Database.Embedded embedded,
            SchemaSteps.Source schema,
            Entrance entrance) {
        Closing closing = new Closing();
        closing.closeAtShutdown();
        try {
            return new RunningServer(closing, start(configuration, embedded, schema, entrance, closing));
        } catch (RuntimeException | Error failure) {
            closing.close();
            throw failure;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        closing.close();
    }

    private static int start(
            ServerConfiguration configuration,
            Database.Embedded embedded,
            SchemaSteps.Source schema,
            Entrance entrance,
            Closing closing) {
        Database database = closing.first(Database.open(configuration, embedded));
        DatabaseWait.until(database.settings(), configuration.patience());
        SchemaSteps steps = schema.of(database.settings());
        steps.upgrade();
        check(configuration, steps);
        Metrics metrics = closing.first(new Metrics());
        HikariDataSource pool = closing.first(Pool.open(database.settings(), configuration.pool(), metrics.registry()));
        EntityManagerFactory entities = closing.first(Persistence.in(pool));
        Javalin app = App.create(
                entities,
                Pool.timed(database.settings(), configuration.pool()),
                configuration.api(),
                metrics,
                readiness(database.settings()));
        closing.first(() -> {
            LOG.info("stopping: requests under way are finished first");
            app.stop();
        });
        return entrance.open(app, configuration);
    }

    private static void check(ServerConfiguration configuration, SchemaSteps steps) {
        SchemaCheck check = configuration.schemaCheck();
        if (check == SchemaCheck.WHERE_HARMLESS && configuration.database().isPresent()) {
            return;
        }
        List<String> differences = steps.differences();
        if (differences.isEmpty()) {
            return;
        }
        Problem problem = Problem.of("The entities and the database differ.")
                .with("differ", String.join("\n", differences))
                .instead("alambique revision --autogenerate -m \"what changed\"");
        if (check == SchemaCheck.REFUSE) {
            throw problem.failure();
        }
        LOG.warn(problem.text());
    }

    /** The revisions of this program do not change while it runs. */
    private static Readiness readiness(ConnectionSettings database) {
        return new Readiness(Migrations.of(Pool.probe(database))
                .withRevisions(new ClasspathRevisions("db", RunningServer.class.getClassLoader()).readOnce()));
    }

    private static int listen(Javalin app, ServerConfiguration configuration) {
        app.unsafe.jetty.addConnector((server, http) -> {
            ServerConnector connector = new ServerConnector(server, new AttentiveConnections(http));
            connector.setHost(configuration.host());
            connector.setPort(configuration.port());
            connector.setIdleTimeout(configuration.api().silence().toMillis());
            return connector;
        });
        try {
            app.start(configuration.host(), configuration.port());
        } catch (JavalinBindException failure) {
            throw configuration.cannotListen(failure);
        }
        LOG.info("listening on http://{}:{}", configuration.host(), app.port());
        return app.port();
    }
}
