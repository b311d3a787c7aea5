package dev.alambique.escola.api.route;

import dev.alambique.escola.api.problem.Problems;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.List;

/** All routes, for the router. */
public record Routes(List<Route> all) {
    public Routes {
        all = List.copyOf(all);
    }

    /** Adds them, each with its route, for those who ask before it. Javalin would answer 200 to any HEAD on a path that has a GET, without asking its handler. */
    public void addTo(RoutesConfig router) {
        for (Route route : all) {
            router.addEndpoint(endpoint(route.method(), route));
            if (route.method().equals(HandlerType.GET)) {
                router.addEndpoint(endpoint(HandlerType.HEAD, route));
            }
        }
    }

    private static Endpoint endpoint(HandlerType method, Route route) {
        return Endpoint.create(method, route.path()).addMetadata(route).handler(Problems.heldBy(route.handler()));
    }
}
