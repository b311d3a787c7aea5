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
 * The versions that a client has in mind for a change, as ETags with their quotes; {@code *} for any.
 *
 * @param wanted those of {@code If-Match}, one of which it has to be; none where any will do
 * @param excluded those of {@code If-None-Match}, none of which it may be
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests">RFC 9110, 13</a>
 */
public record Precondition(Set<String> wanted, Set<String> excluded) {
    /** The client has no version in mind. */
    public static final Precondition NONE = new Precondition(Set.of(), Set.of());

    /** One tag after another: a pattern of all of them would need a stack as deep as the header is long. */
    private static final Pattern TAG = Pattern.compile("\\G\\s*((?:W/)?\"[\\x21\\x23-\\x7e]*\")?\\s*(,|\\z)");

    public Precondition {
        wanted = Set.copyOf(wanted);
        excluded = Set.copyOf(excluded);
    }

    /** What a version is called. */
    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /** What has to be there for a change. */
    static Precondition ofChange(Context ctx) {
        return new Precondition(tags(ctx, Header.IF_MATCH), tags(ctx, Header.IF_NONE_MATCH));
    }

    /** Whether a client has a version already. */
    static boolean isKnown(Context ctx, int version) {
        return holds(tags(ctx, Header.IF_NONE_MATCH), version);
    }

    /** By the weak comparison, as a version is called for {@code If-None-Match}. */
    private static boolean holds(Set<String> tags, int version) {
        return tags.contains("*") || tags.contains(tag(version)) || tags.contains("W/" + tag(version));
    }

    private static Set<String> tags(Context ctx, String header) {
        List<String> lines = Collections.list(ctx.req().getHeaders(header));
        String value = String.join(",", lines);
        if (lines.isEmpty() || value.strip().equals("*")) {
            return lines.isEmpty() ? Set.of() : Set.of("*");
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
        return tags;
    }

    /**
     * Holds that a version is one to be changed.
     *
     * @throws RequestException 412 if it is not
     */
    public void holdFor(int version) {
        if (!wanted.isEmpty() && !wanted.contains("*") && !wanted.contains(tag(version))) {
            throw failed(Message.NOT_THIS_VERSION);
        }
        if (holds(excluded, version)) {
            throw failed(Message.EXCLUDED_VERSION);
        }
    }

    private static RequestException failed(Message why) {
        return new RequestException(HttpStatus.PRECONDITION_FAILED, why.text(), List.of(), null);
    }
}
