package dev.alambique.escola.api.resource;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.alambique.escola.api.language.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Text and dates, read from JSON strings only, and whole numbers from numbers only. What is something else is told to
 * the {@link UnreadableFields} of the reading, which goes on.
 */
final class StrictValues extends SimpleModule {
    private static final long serialVersionUID = 1L;

    StrictValues() {
        super("strict-values");
        addDeserializer(String.class, new Text());
        addDeserializer(LocalDate.class, new Date());
        addDeserializer(Long.class, new WholeNumber());
    }

    private static final class Text extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return UnreadableFields.skip(parser, context, Message.MUST_BE_TEXT);
            }
            // PostgreSQL has no text that holds U+0000; the driver drops the connection over it.
            if (parser.getText().indexOf('\0') >= 0) {
                return UnreadableFields.skip(parser, context, Message.MUST_HOLD_NO_NUL);
            }
            // Half of a surrogate pair is no character, and arrives as another one.
            return StandardCharsets.UTF_8.newEncoder().canEncode(parser.getText())
                    ? parser.getText()
                    : UnreadableFields.skip(parser, context, Message.MUST_BE_UNICODE);
        }
    }

    private static final class Date extends StdScalarDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;
        private static final int LENGTH = "2001-09-23".length();

        Date() {
            super(LocalDate.class);
        }

        @Override
        public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            // Other lengths are years with a sign, of which PostgreSQL does not know all.
            if (parser.hasToken(JsonToken.VALUE_STRING) && parser.getText().length() == LENGTH) {
                try {
                    return LocalDate.parse(parser.getText());
                } catch (DateTimeException noDate) {
                    // Told below, as what is no string is.
                }
            }
            return UnreadableFields.skip(parser, context, Message.MUST_BE_A_DATE);
        }
    }

    private static final class WholeNumber extends StdScalarDeserializer<Long> {
        private static final long serialVersionUID = 1L;

        WholeNumber() {
            super(Long.class);
        }

        @Override
        public @Nullable Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                return UnreadableFields.skip(parser, context, Message.MUST_BE_A_WHOLE_NUMBER);
            }
            return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? UnreadableFields.skip(parser, context, Message.MUST_BE_64_BITS)
                    : Long.valueOf(parser.getLongValue());
        }
    }
}
