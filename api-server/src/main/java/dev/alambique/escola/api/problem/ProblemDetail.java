package dev.alambique.escola.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * A problem as a client reads it.
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
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public ProblemDetail {
        errors = List.copyOf(errors);
    }

    /** The problem of a request to a path. */
    static ProblemDetail of(RequestException failure, String path) {
        HttpStatus status = failure.status();
        return new ProblemDetail(
                "about:blank", status.getMessage(), status.getCode(), failure.detail(), path, failure.errors());
    }
}
