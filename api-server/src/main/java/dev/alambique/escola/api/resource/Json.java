package dev.alambique.escola.api.resource;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** JSON as this API writes and reads it: dates in ISO 8601, and nothing guessed on the way in. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new StrictValues())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** The mapper that writes answers. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** What a body holds, refusing repeated properties and a second value. */
    static JsonNode tree(byte[] body) throws IOException {
        return MAPPER.readTree(body);
    }

    /** Reads one record, refusing unknown and repeated properties and values of another type. */
    static <Q> ObjectReader strict(Class<Q> type) {
        return MAPPER.readerFor(type);
    }
}
