package dev.alambique.escola.api.problem;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.language.Text;
import io.javalin.http.HttpStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that cannot be answered as asked: the status, one sentence, and the fields at fault. */
public final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient Text detail;
    private final transient List<FieldError> errors;

    public RequestException(HttpStatus status, Text detail, List<FieldError> errors, @Nullable Throwable cause) {
        super(detail.message().name(), cause);
        this.status = status;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    /** 400: the request cannot be read. */
    public static RequestException malformed(Message detail, List<FieldError> errors, @Nullable Throwable cause) {
        return new RequestException(HttpStatus.BAD_REQUEST, detail.text(), errors, cause);
    }

    /** 404: nothing is stored under that key. */
    public static RequestException notFound(Text detail) {
        return new RequestException(HttpStatus.NOT_FOUND, detail, List.of(), null);
    }

    /** 409: what is stored stands in the way. */
    public static RequestException conflict(Message detail, List<FieldError> errors, @Nullable Throwable cause) {
        return new RequestException(HttpStatus.CONFLICT, detail.text(), errors, cause);
    }

    /** 422: the request can be read, but its values are not acceptable. */
    public static RequestException invalid(List<FieldError> errors, @Nullable Throwable cause) {
        return new RequestException(
                HttpStatus.UNPROCESSABLE_CONTENT, Message.VALUES_NOT_ACCEPTABLE.text(), errors, cause);
    }

    HttpStatus status() {
        return status;
    }

    Text detail() {
        return detail;
    }

    List<FieldError> errors() {
        return errors;
    }
}
