package dev.alambique.escola.api.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The API behind a token, which the page itself does not need. */
final class TokenProxy implements AutoCloseable {
    private static final List<String> THERE =
            List.of("Content-Type", "Accept-Language", "If-Match", "Idempotency-Key", "Accept");
    private static final List<String> BACK =
            List.of("Content-Type", "ETag", "Link", "Total-Count", "Content-Security-Policy");

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger refused = new AtomicInteger();
    private final int api;
    private final String token;
    private final HttpServer server;

    TokenProxy(int api, String token) throws IOException {
        this.api = api;
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How many requests came without it. */
    int refused() {
        return refused.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        boolean open = path.equals("/") || path.startsWith("/page/");
        if (open || ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            forward(exchange);
        } else {
            refused.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            send(exchange, 401, "{\"status\":401,\"detail\":\"no token\"}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + api + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (String name : THERE) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            for (String name : BACK) {
                response.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            send(exchange, response.statusCode(), response.body());
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
