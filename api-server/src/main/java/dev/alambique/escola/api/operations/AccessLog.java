package dev.alambique.escola.api.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alambique.escola.api.ApiSettings;
import dev.alambique.escola.api.guard.ClientAddress;
import dev.alambique.escola.api.guard.Front;
import dev.alambique.escola.api.problem.UnroutedProblems;
import dev.alambique.escola.api.route.Route;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/**
 * One line of JSON for each request, on standard output, where nothing else is written. Queries and headers may hold what
 * is nobody's business, so neither is in it.
 */
public final class AccessLog implements RequestLog {
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
                Instant.now().minusNanos(nanos).truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("id", Front.id(request));
        line.put("method", request.getMethod());
        line.put("path", UnroutedProblems.path(request));
        line.put("route", request.getAttribute(Route.ATTRIBUTE));
        line.put("status", response.getStatus());
        line.put("milliseconds", Math.round(nanos / NANOS_OF_MILLISECOND * 10) / 10.0);
        line.put("bytes", Response.getContentBytesWritten(response));
        line.put(
                "client",
                settings.client(
                                Request.getRemoteAddr(request),
                                () -> Collections.enumeration(
                                        request.getHeaders().getValuesList(ClientAddress.FORWARDED)))
                        .toString());
        byte[] bytes = bytes(line);
        System.out.write(bytes, 0, bytes.length);
    }

    /** Of one piece, so that no other line gets between; in UTF-8, whatever the machine's encoding. */
    private byte[] bytes(Map<String, Object> line) {
        try {
            return (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
