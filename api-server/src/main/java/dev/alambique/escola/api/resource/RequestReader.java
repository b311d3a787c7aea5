package dev.alambique.escola.api.resource;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.alambique.escola.api.problem.FieldError;
import dev.alambique.escola.api.problem.RequestException;
import io.javalin.http.Context;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Reads the body of a request: JSON that can be understood (or 400), values that are acceptable (or 422).
 *
 * @param <Q> the record that a client sends
 */
public final class RequestReader<Q> {
    private final Class<Q> type;
    private final ObjectReader json;
    private final Validator validator;

    public RequestReader(Class<Q> type) {
        this.type = type;
        this.json = Json.strict(type);
        this.validator = Validation.validator();
    }

    /**
     * The request that the body holds.
     *
     * @throws RequestException if it cannot be read, or its values are not acceptable
     */
    public Q read(Context ctx) {
        Q request = parse(ctx.bodyAsBytes());
        Set<ConstraintViolation<Q>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw RequestException.invalid(errors(violations), null);
        }
        return request;
    }

    private Q parse(byte[] body) {
        UnreadableFields unreadable = new UnreadableFields();
        try {
            Q request = json.withHandler(unreadable)
                    .withAttribute(UnreadableFields.class, unreadable)
                    .readValue(body);
            unreadable.refuse();
            if (request == null) {
                throw RequestException.malformed("The body must be a JSON object.", List.of(), null);
            }
            return type.cast(request);
        } catch (JacksonException failure) {
            throw MalformedJson.explain(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static <Q> List<FieldError> errors(Set<ConstraintViolation<Q>> violations) {
        return violations.stream()
                .map(violation -> new FieldError(violation.getPropertyPath().toString(), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
    }
}
