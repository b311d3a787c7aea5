package dev.alambique.escola.api.guard;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Closes connections whose request does not arrive in time, head and body together. The idle timeout does not: a byte now
 * and then satisfies it for ever. Nor does {@code HttpConfiguration.setMinRequestDataRate}, which knows of bodies only.
 */
public final class SlowClients extends AbstractLifeCycle {
    private static final long LONGEST_PAUSE_MILLISECONDS = 1_000;

    /** In these, no request is under way, or all of it is here. */
    private static final Set<HttpParser.State> NOTHING_TO_COME =
            Set.of(HttpParser.State.START, HttpParser.State.END, HttpParser.State.CLOSE, HttpParser.State.CLOSED);

    private final Server server;
    private final Duration patience;
    private Map<Arrival, Long> arriving = new HashMap<>();

    /** A request of a connection that is not all here. */
    private record Arrival(EndPoint connection, long number) {}

    public SlowClients(Server server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    @Override
    protected void doStart() {
        lookAgain();
    }

    private void lookAgain() {
        long pause = Math.min(LONGEST_PAUSE_MILLISECONDS, Math.max(1, patience.toMillis() / 4));
        server.getScheduler().schedule(this::look, pause, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!isRunning() && !isStarting()) {
            return;
        }
        long now = System.nanoTime();
        Map<Arrival, Long> still = new HashMap<>();
        for (Connector connector : server.getConnectors()) {
            for (EndPoint endPoint : connector.getConnectedEndPoints()) {
                if (endPoint.getConnection() instanceof HttpConnection http
                        && !NOTHING_TO_COME.contains(http.getParser().getState())) {
                    Arrival arrival = new Arrival(endPoint, http.getMessagesIn());
                    long since = arriving.getOrDefault(arrival, now);
                    if (now - since > patience.toNanos()) {
                        endPoint.close(new EofException("the request did not arrive within " + patience));
                    } else {
                        still.put(arrival, since);
                    }
                }
            }
        }
        arriving = still;
        lookAgain();
    }
}
