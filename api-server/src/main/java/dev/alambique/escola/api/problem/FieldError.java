package dev.alambique.escola.api.problem;

import dev.alambique.escola.api.language.Language;
import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.language.Text;
import java.util.function.Function;

/**
 * A field of a request, and what is wrong with it.
 *
 * @param field the field as the client wrote it, in snake_case
 * @param message what is wrong, to be read after the field's name: {@code must not be blank}
 */
public record FieldError(String field, Function<Language, String> message) {
    public FieldError(String field, Text message) {
        this(field, message::in);
    }

    public FieldError(String field, Message message) {
        this(field, message.text());
    }
}
