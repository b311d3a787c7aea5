package dev.alambique.escola.api.operations;

import dev.alambique.escola.api.problem.RequestException;
import dev.alambique.escola.api.route.Answer;
import dev.alambique.escola.api.route.Route;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * The routes of those who run the server.
 *
 * @param readiness whether it can serve
 * @param metrics what is measured
 */
public record OperationsRoutes(Readiness readiness, Metrics metrics) {
    private static final String TAG = "operations";
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
    private static final Health LIVE = new Health("live");
    private static final Health READY = new Health("ready");

    public List<Route> all() {
        return List.of(
                Route.of(HandlerType.GET, "/health/live", "getLiveness")
                        .described(TAG, "Whether the process answers")
                        .answering(Answer.one(HttpStatus.OK, "it does", LIVE))
                        .open()
                        .by(ctx -> ctx.json(LIVE)),
                Route.of(HandlerType.GET, "/health/ready", "getReadiness")
                        .described(TAG, "Whether the database can be reached and is at head; 503 says what is missing")
                        .answering(Answer.one(HttpStatus.OK, "the server can serve", READY))
                        .open()
                        .by(this::ready),
                Route.of(HandlerType.GET, "/metrics", "getMetrics")
                        .described(TAG, "What Prometheus collects")
                        .answering(Answer.text("text/plain", "the JVM, the connections to the database, the requests"))
                        .by(ctx -> ctx.contentType(METRICS).result(metrics.text())));
    }

    private void ready(Context ctx) {
        readiness.obstacle().ifPresent(obstacle -> {
            throw new RequestException(HttpStatus.SERVICE_UNAVAILABLE, obstacle, List.of(), null);
        });
        ctx.json(READY);
    }
}
