package dev.alambique.escola.api;

import dev.alambique.escola.api.problem.Problems;
import dev.alambique.escola.api.problem.UnroutedProblems;
import dev.alambique.escola.api.resource.Json;
import dev.alambique.escola.api.route.DocumentRoutes;
import dev.alambique.escola.api.route.OpenApiDocument;
import dev.alambique.escola.api.route.Route;
import dev.alambique.escola.api.route.Routes;
import dev.alambique.escola.api.storage.School;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The API over a database, not yet started. */
public final class App {
    private static final long DRAIN_MILLISECONDS = 10_000;

    private final Routes routes;

    private App(EntityManagerFactory database) {
        List<Route> all = new ArrayList<>(new SchoolRoutes(new School(database)).all());
        all.addAll(new DocumentRoutes(this::document).all());
        routes = new Routes(all);
    }

    private String document() {
        String version = Optional.ofNullable(App.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new OpenApiDocument(routes, version, false, Json.mapper()).json();
    }

    /** The API over the entities of a database. */
    public static Javalin create(EntityManagerFactory database) {
        return Javalin.create(new App(database)::configure);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.http.prefer405over404 = true;
        config.jsonMapper(new JavalinJackson(Json.mapper(), false));
        config.jetty.modifyServer(App::drainWhenStopped);
        routes.addTo(config.routes);
        Problems.answerOn(config.routes);
    }

    /** Requests under way are finished before the server goes, new ones are answered with 503. */
    private static void drainWhenStopped(Server server) {
        server.setStopTimeout(DRAIN_MILLISECONDS);
        server.setHandler(new GracefulHandler());
        server.setErrorHandler(new UnroutedProblems(Json.mapper()));
    }
}
