package dev.alambique.escola.api.resource;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alambique.escola.api.language.Language;
import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.FieldError;
import dev.alambique.escola.api.problem.RequestException;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import jakarta.validation.ConstraintViolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the body of a request: JSON (or 415) that can be understood (or 400), values that are acceptable (or 422).
 *
 * @param <Q> the record that a client sends
 */
public final class RequestReader<Q> {
    private static final String JSON_TYPE = "application/json";

    /** The memory is that of all. */
    private static final ArrivingBodies ARRIVING = new ArrivingBodies();

    private final Class<Q> type;
    private final ObjectReader json;

    public RequestReader(Class<Q> type) {
        this.type = type;
        this.json = Json.strict(type);
    }

    /**
     * The request that the body holds.
     *
     * @throws RequestException if it cannot be read, or its values are not acceptable
     */
    public Q read(Context ctx) {
        hold(ctx, Set.of(JSON_TYPE), JSON_TYPE);
        return valid(ctx, ARRIVING.of(ctx, body -> parse(reader -> reader.readValue(body))));
    }

    /**
     * The changes that the body holds.
     *
     * @throws RequestException if it is no JSON object
     */
    MergePatch readPatch(Context ctx) {
        hold(ctx, Set.of(MergePatch.MEDIA_TYPE, JSON_TYPE), MergePatch.MEDIA_TYPE);
        return ARRIVING.of(ctx, RequestReader::changes);
    }

    private static MergePatch changes(byte[] body) {
        try {
            JsonNode changes = Json.tree(body);
            if (changes instanceof ObjectNode object) {
                return new MergePatch(object);
            }
            throw RequestException.malformed(Message.BODY_NOT_AN_OBJECT, List.of(), null);
        } catch (JacksonException failure) {
            throw MalformedJson.explain(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What a patch makes of one that is stored, as if the client had sent all of it.
     *
     * @throws RequestException if that cannot be read, or its values are not acceptable
     */
    Q patched(Context ctx, Object now, MergePatch patch) {
        ObjectNode fields = Json.mapper().valueToTree(now);
        fields.remove("id");
        ObjectNode changed = patch.appliedTo(fields);
        return valid(ctx, parse(reader -> reader.readValue(changed)));
    }

    /** A form of another site can send text, but no JSON; and what is no JSON is best told before it is parsed. */
    private static void hold(Context ctx, Set<String> types, String wanted) {
        String given = all(ctx, Header.CONTENT_TYPE);
        String bare = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!types.contains(bare) || given.contains(",")) {
            throw new RequestException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, Message.CONTENT_TYPE_IS_NOT_JSON.with(wanted), List.of(), null);
        }
        holdPlain(ctx, Header.CONTENT_ENCODING, "identity");
        // Of several, Jetty takes the last one off, and says nothing of the others.
        holdPlain(ctx, Header.TRANSFER_ENCODING, "chunked");
    }

    private static void holdPlain(Context ctx, String header, String plain) {
        String given = all(ctx, header);
        if (!given.isBlank() && !given.equalsIgnoreCase(plain)) {
            ctx.header(Header.ACCEPT_ENCODING, "identity");
            throw new RequestException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, Message.BODY_IS_ENCODED.with(given), List.of(), null);
        }
    }

    private static String all(Context ctx, String header) {
        return String.join(", ", Collections.list(ctx.req().getHeaders(header))).strip();
    }

    private interface Reading {
        Object from(ObjectReader reader) throws IOException;
    }

    private Q parse(Reading reading) {
        UnreadableFields unreadable = new UnreadableFields();
        try {
            Object request =
                    reading.from(json.withHandler(unreadable).withAttribute(UnreadableFields.class, unreadable));
            unreadable.refuse();
            if (request == null) {
                throw RequestException.malformed(Message.BODY_NOT_AN_OBJECT, List.of(), null);
            }
            return type.cast(request);
        } catch (JacksonException failure) {
            throw MalformedJson.explain(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static <Q> Q valid(Context ctx, Q request) {
        Language language = Language.of(ctx);
        Set<ConstraintViolation<Q>> violations = Validation.in(language).validate(request);
        if (!violations.isEmpty()) {
            throw RequestException.invalid(errors(violations), null);
        }
        return request;
    }

    /** The validator spoke the client's language. */
    private static <Q> List<FieldError> errors(Set<ConstraintViolation<Q>> violations) {
        return violations.stream()
                .sorted(Comparator.comparing((ConstraintViolation<Q> each) ->
                                each.getPropertyPath().toString())
                        .thenComparing(ConstraintViolation::getMessage))
                .map(each -> new FieldError(each.getPropertyPath().toString(), language -> each.getMessage()))
                .toList();
    }
}
