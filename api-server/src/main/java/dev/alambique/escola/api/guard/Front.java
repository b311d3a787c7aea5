package dev.alambique.escola.api.guard;

import dev.alambique.escola.api.problem.RequestId;
import io.javalin.http.Header;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The outermost handler: every answer says the name of its request, and tells browsers to be careful with it. There is no
 * Strict-Transport-Security: this server speaks no TLS, and what stands before it does knows better.
 */
public final class Front extends Handler.Wrapper {
    private static final String ID = Front.class.getName();

    /** Swagger UI writes styles into its elements, and shows pictures from data: addresses. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";

    private static final List<HttpField> FIELDS = List.of(
            new PreEncodedHttpField("Content-Security-Policy", POLICY),
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("X-Frame-Options", "DENY"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
            new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "private, no-cache"),
            new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding, Accept-Language"));

    private static final List<String> BELIEVED = List.of(Header.X_HTTP_METHOD_OVERRIDE, Header.SEC_WEBSOCKET_VERSION);

    public Front(Handler inner) {
        super(inner);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        dress(request, response);
        return super.handle(plain(request), response, callback);
    }

    /**
     * Without the headers for which Javalin would take it for another request: a POST that deletes; a web socket, for
     * which it makes a session before it finds none, and asks no guard.
     */
    private static Request plain(Request request) {
        if (BELIEVED.stream().noneMatch(request.getHeaders()::contains)) {
            return request;
        }
        HttpFields.Mutable headers = HttpFields.build(request.getHeaders());
        BELIEVED.forEach(headers::remove);
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }

    /** Gives an answer its headers, also one of Jetty's own, to a request that no handler saw. */
    public static void dress(Request request, Response response) {
        HttpFields.Mutable headers = response.getHeaders();
        FIELDS.forEach(headers::put);
        headers.put(RequestId.HEADER, id(request));
    }

    /** The name of a request. */
    public static String id(Request request) {
        if (request.getAttribute(ID) instanceof String known) {
            return known;
        }
        String id = RequestId.of(request.getHeaders().get(RequestId.HEADER));
        request.setAttribute(ID, id);
        return id;
    }
}
