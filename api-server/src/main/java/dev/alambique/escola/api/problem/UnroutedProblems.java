package dev.alambique.escola.api.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alambique.escola.api.language.Language;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers as a problem what Jetty refuses before any route sees it, such as a path that is no URI. */
public final class UnroutedProblems extends ErrorHandler {
    private static final String UNPARSED = "/badMessage";

    private final ObjectMapper json;
    private final BiConsumer<Request, Response> dress;
    private final Function<Request, Language> languages;

    /**
     * @param json writes the problems
     * @param dress gives every answer its headers
     * @param languages knows the language that a request asks for, also one that could not be parsed
     */
    public UnroutedProblems(
            ObjectMapper json, BiConsumer<Request, Response> dress, Function<Request, Language> languages) {
        this.json = json;
        this.dress = dress;
        this.languages = languages;
    }

    /** Jetty would answer only GET, POST and HEAD with a body. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback)
            throws IOException {
        RequestException refusal = Problems.refused(HttpStatus.forStatus(code), cause);
        Language language = languages.apply(request);
        ProblemDetail problem = ProblemDetail.of(refusal, path(request), language);
        dress.accept(request, response);
        if (code == HttpStatus.UPGRADE_REQUIRED.getCode()) {
            response.getHeaders().put(HttpHeader.UPGRADE, HttpVersion.HTTP_1_1.asString());
        }
        response.getHeaders().put(HttpHeader.CONTENT_LANGUAGE, language.tag());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(json.writeValueAsBytes(problem)), callback);
    }

    /** The path of a request, which is empty where the request could not be parsed: Jetty calls that a path of its own. */
    public static String path(Request request) {
        return Optional.ofNullable(request.getHttpURI().getPath())
                .filter(path -> !path.equals(UNPARSED))
                .orElse("");
    }
}
