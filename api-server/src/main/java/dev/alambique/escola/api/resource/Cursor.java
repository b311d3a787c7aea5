package dev.alambique.escola.api.resource;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The place behind the last item of a page: what it is sorted by, and its key, which decides between equals. A client
 * sends it back as it is.
 *
 * @param sort what the list is sorted by, as in the parameter {@code sort}
 * @param value the value of that for the last item
 * @param id the key of the last item
 */
public record Cursor(String sort, String value, long id) {
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 3;

    /** The cursor as it stands in a URL. */
    String encoded() {
        String text = sort + SEPARATOR + id + SEPARATOR + value;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor that a text is, if it is one. */
    static Optional<Cursor> decode(String encoded) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            String[] parts = text.split(SEPARATOR, PARTS);
            return parts.length < PARTS || text.indexOf('\0') >= 0
                    ? Optional.empty()
                    : Optional.of(new Cursor(parts[0], parts[2], Long.parseLong(parts[1])));
        } catch (IllegalArgumentException | CharacterCodingException noCursor) {
            return Optional.empty();
        }
    }
}
