package dev.alambique.escola.api.resource;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.FieldError;
import dev.alambique.escola.api.problem.RequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one body that cannot be read, collected so that the client is told all of them at once. */
final class UnreadableFields extends DeserializationProblemHandler {
    /** Nobody reads more; and an answer should not be larger than its request. */
    private static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();

    /** Passes over a value of the wrong type; what is read is no value. */
    static <T> @Nullable T skip(JsonParser parser, DeserializationContext context, Message message) throws IOException {
        UnreadableFields fields = (UnreadableFields) context.getAttribute(UnreadableFields.class);
        JsonStreamContext place = parser.getParsingContext();
        if (parser.hasToken(JsonToken.START_OBJECT) || parser.hasToken(JsonToken.START_ARRAY)) {
            place = place.getParent();
        }
        fields.add(String.valueOf(place.getCurrentName()), message);
        parser.skipChildren();
        return null;
    }

    private void add(String field, Message message) {
        if (errors.size() < MOST) {
            errors.add(new FieldError(field, message));
        }
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            JsonDeserializer<?> deserializer,
            Object beanOrClass,
            String name)
            throws IOException {
        add(name, Message.IS_NO_FIELD);
        parser.skipChildren();
        return true;
    }

    /**
     * Ends the reading of a body.
     *
     * @throws RequestException if a field could not be read; names all of them, in the order of their names
     */
    void refuse() {
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparing(FieldError::field));
            throw RequestException.malformed(Message.BODY_HOLDS_UNREADABLE, errors, null);
        }
    }
}
