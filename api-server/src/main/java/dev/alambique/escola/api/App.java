package dev.alambique.escola.api;

import dev.alambique.escola.api.ApiSettings.AccessLogging;
import dev.alambique.escola.api.guard.AttentiveConnections;
import dev.alambique.escola.api.guard.Front;
import dev.alambique.escola.api.guard.Guard;
import dev.alambique.escola.api.guard.SlowClients;
import dev.alambique.escola.api.migration.MigrationRoutes;
import dev.alambique.escola.api.operations.AccessLog;
import dev.alambique.escola.api.operations.Metrics;
import dev.alambique.escola.api.operations.OperationsRoutes;
import dev.alambique.escola.api.operations.Readiness;
import dev.alambique.escola.api.page.PageRoutes;
import dev.alambique.escola.api.problem.Problems;
import dev.alambique.escola.api.problem.UnroutedProblems;
import dev.alambique.escola.api.resource.Json;
import dev.alambique.escola.api.route.DocumentRoutes;
import dev.alambique.escola.api.route.OpenApiDocument;
import dev.alambique.escola.api.route.Route;
import dev.alambique.escola.api.route.Routes;
import dev.alambique.escola.api.storage.School;
import dev.alambique.migration.connect.ConnectionSettings;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The API over a database, not yet started. */
public final class App {
    private static final long DRAIN_MILLISECONDS = 10_000;

    private final Routes routes;
    private final ApiSettings settings;
    private final Metrics metrics;

    private App(
            EntityManagerFactory database,
            ConnectionSettings connection,
            ApiSettings settings,
            Metrics metrics,
            Readiness readiness) {
        this.settings = settings;
        this.metrics = metrics;
        List<Route> all = new ArrayList<>(new SchoolRoutes(new School(database)).all());
        all.addAll(new MigrationRoutes(connection).all());
        all.addAll(new PageRoutes().all());
        all.addAll(new DocumentRoutes(this::document).all());
        all.addAll(new OperationsRoutes(readiness, metrics).all());
        routes = new Routes(all);
    }

    private String document() {
        String version = Optional.ofNullable(App.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new OpenApiDocument(routes, version, settings.token().isPresent(), Json.mapper()).json();
    }

    /**
     * The API over the entities of a database.
     *
     * @param connection the same database, for what is told of its schema
     */
    public static Javalin create(
            EntityManagerFactory database,
            ConnectionSettings connection,
            ApiSettings settings,
            Metrics metrics,
            Readiness readiness) {
        return Javalin.create(new App(database, connection, settings, metrics, readiness)::configure);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Guard.MOST_BYTES;
        config.jsonMapper(new JavalinJackson(Json.mapper(), false));
        config.jetty.threadPool = threads();
        config.jetty.modifyServer(this::modify);
        new Guard(settings).standBefore(config.routes);
        routes.addTo(config.routes);
        Problems.answerOn(config.routes);
    }

    /**
     * Handlers run in virtual threads where the JVM has them. Jetty's selectors stay in threads of the platform, which
     * Javalin's own switch does not see to: they wait in the operating system, and would keep a carrier each.
     */
    static QueuedThreadPool threads() {
        QueuedThreadPool pool = new QueuedThreadPool();
        pool.setName("http");
        if (VirtualThreads.areSupported()) {
            pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        }
        return pool;
    }

    /** Requests under way are finished before the server goes, new ones are answered with 503. */
    private void modify(Server server) {
        server.setStopTimeout(DRAIN_MILLISECONDS);
        server.setHandler(new Front(settings.origins().before(new GracefulHandler())));
        server.setErrorHandler(new UnroutedProblems(Json.mapper(), Front::dress, AttentiveConnections::language));
        server.setRequestLog(
                settings.accessLog() == AccessLogging.ON
                        ? new RequestLog.Collection(metrics, new AccessLog(settings, Json.mapper()))
                        : metrics);
        server.addBean(new SlowClients(server, settings.arrival()));
    }
}
