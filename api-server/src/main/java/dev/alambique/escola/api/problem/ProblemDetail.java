package dev.alambique.escola.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.alambique.escola.api.language.Language;
import dev.alambique.escola.api.language.Message;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * A problem as a client reads it, in its language.
 *
 * @param type always {@code about:blank}: the title says no more than the status does
 * @param title the name of the status
 * @param status the HTTP status, repeated in the body
 * @param detail one sentence on this occurrence
 * @param instance the path of the request
 * @param errors the fields at fault; left out of the answer when no field is
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
public record ProblemDetail(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> errors) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A field at fault.
     *
     * @param field the field as the client wrote it
     * @param message what is wrong with it, to be read after the field's name
     */
    public record Field(String field, String message) {}

    public ProblemDetail {
        errors = List.copyOf(errors);
    }

    /** The problem of a request to a path. */
    public static ProblemDetail of(RequestException failure, String path, Language language) {
        return new ProblemDetail(
                "about:blank",
                title(failure.status(), language),
                failure.status().getCode(),
                failure.detail().in(language),
                path,
                failure.errors().stream()
                        .map(each -> new Field(each.field(), each.message().apply(language)))
                        .toList());
    }

    private static String title(HttpStatus status, Language language) {
        Message title = switch (status) {
            case BAD_REQUEST -> Message.BAD_REQUEST;
            case UNAUTHORIZED -> Message.UNAUTHORIZED;
            case NOT_FOUND -> Message.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> Message.METHOD_NOT_ALLOWED;
            case REQUEST_TIMEOUT -> Message.REQUEST_TIMEOUT;
            case CONFLICT -> Message.CONFLICT;
            case PRECONDITION_FAILED -> Message.PRECONDITION_FAILED;
            case CONTENT_TOO_LARGE -> Message.CONTENT_TOO_LARGE;
            case URI_TOO_LONG -> Message.URI_TOO_LONG;
            case UNSUPPORTED_MEDIA_TYPE -> Message.UNSUPPORTED_MEDIA_TYPE;
            case EXPECTATION_FAILED -> Message.EXPECTATION_FAILED;
            case UNPROCESSABLE_CONTENT -> Message.UNPROCESSABLE_CONTENT;
            case UPGRADE_REQUIRED -> Message.UPGRADE_REQUIRED;
            case TOO_MANY_REQUESTS -> Message.TOO_MANY_REQUESTS;
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> Message.HEADER_FIELDS_TOO_LARGE;
            case SERVICE_UNAVAILABLE -> Message.SERVICE_UNAVAILABLE;
            case HTTP_VERSION_NOT_SUPPORTED -> Message.VERSION_NOT_SUPPORTED;
            case INTERNAL_SERVER_ERROR -> Message.INTERNAL_SERVER_ERROR;
            default -> null;
        };
        return title == null ? status.getMessage() : title.text().in(language);
    }
}
