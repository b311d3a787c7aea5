package dev.alambique.escola.api.resource;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.FieldError;
import dev.alambique.escola.api.problem.RequestException;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions that a client has in mind: those of {@code If-Match} or {@code If-None-Match}.
 *
 * @param tags the ETags with their quotes; {@code *} for any
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests">RFC 9110, 13</a>
 */
public record Precondition(Set<String> tags) {
    /** The client has no version in mind. */
    public static final Precondition NONE = new Precondition(Set.of());

    /** One tag after another: a pattern of all of them would need a stack as deep as the header is long. */
    private static final Pattern TAG = Pattern.compile("\\G\\s*((?:W/)?\"[\\x21\\x23-\\x7e]*\")?\\s*(,|\\z)");

    public Precondition {
        tags = Set.copyOf(tags);
    }

    /** What a version is called. */
    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /** What has to be there for a change. */
    static Precondition ofChange(Context ctx) {
        return of(ctx, Header.IF_MATCH);
    }

    /** Whether a client has a version already. */
    static boolean isKnown(Context ctx, int version) {
        Precondition known = of(ctx, Header.IF_NONE_MATCH);
        return known.tags.contains("*")
                || known.tags.contains(tag(version))
                || known.tags.contains("W/" + tag(version));
    }

    private static Precondition of(Context ctx, String header) {
        List<String> lines = Collections.list(ctx.req().getHeaders(header));
        if (lines.isEmpty()) {
            return NONE;
        }
        String value = String.join(",", lines);
        if (value.strip().equals("*")) {
            return new Precondition(Set.of("*"));
        }
        Set<String> tags = new HashSet<>();
        Matcher tag = TAG.matcher(value);
        boolean another = true;
        while (another && tag.find()) {
            Optional.ofNullable(tag.group(1)).ifPresent(tags::add);
            another = tag.group(2).equals(",");
        }
        if (another || tags.isEmpty()) {
            throw RequestException.malformed(
                    Message.HEADER_UNREADABLE, List.of(new FieldError(header, Message.MUST_BE_AN_ETAG)), null);
        }
        return new Precondition(tags);
    }

    /**
     * Holds that a version is one of these.
     *
     * @throws RequestException 412 if it is not
     */
    public void holdFor(int version) {
        if (!tags.isEmpty() && !tags.contains("*") && !tags.contains(tag(version))) {
            throw new RequestException(
                    HttpStatus.PRECONDITION_FAILED, Message.NOT_THIS_VERSION.text(), List.of(), null);
        }
    }
}
