package dev.alambique.escola.api.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alambique.escola.api.ApiSettings;
import dev.alambique.escola.api.guard.ClientAddress;
import dev.alambique.escola.api.guard.Front;
import dev.alambique.escola.api.route.Route;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line of JSON for each request, on the logger {@code access}. Queries and headers may hold what is nobody's business,
 * so neither is in it.
 */
public final class AccessLog implements RequestLog {
    /** The name of the logger. */
    public static final String LOGGER = "access";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final double NANOS_OF_MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final ApiSettings settings;
    private final ObjectMapper json;

    /** @param json writes the lines, and escapes what would break one */
    public AccessLog(ApiSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public void log(Request request, Response response) {
        long nanos = System.nanoTime() - request.getBeginNanoTime();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(
                "time",
                Instant.now()
                        .minusNanos(nanos)
                        .truncatedTo(java.time.temporal.ChronoUnit.MILLIS)
                        .toString());
        line.put("id", Front.id(request));
        line.put("method", request.getMethod());
        line.put("path", Optional.ofNullable(request.getHttpURI().getPath()).orElse(""));
        line.put("route", request.getAttribute(Route.ATTRIBUTE));
        line.put("status", response.getStatus());
        line.put("milliseconds", Math.round(nanos / NANOS_OF_MILLISECOND * 10) / 10.0);
        line.put("bytes", Response.getContentBytesWritten(response));
        line.put(
                "client",
                settings.client(
                                Request.getRemoteAddr(request),
                                () -> java.util.Collections.enumeration(
                                        request.getHeaders().getValuesList(ClientAddress.FORWARDED)))
                        .toString());
        LOG.info("{}", text(line));
    }

    private String text(Map<String, Object> line) {
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
