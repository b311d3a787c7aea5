package dev.alambique.escola.api.language;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A language that the API speaks. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    PORTUGUESE(Locale.forLanguageTag("pt-BR"));

    /** No browser sends as much; longer headers are not looked at. */
    private static final int LONGEST_HEADER = 256;

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The language as the JDK and Bean Validation know it. */
    public Locale locale() {
        return locale;
    }

    /** The tag of the language, such as {@code pt-BR}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** The language that the client of a request likes best. */
    public static Language of(Context ctx) {
        return of(Collections.list(ctx.req().getHeaders(Header.ACCEPT_LANGUAGE)));
    }

    /**
     * The language that a client likes best; English where it says nothing, nothing that can be understood, or no
     * language that the API speaks.
     *
     * @param lines the lines of the header {@code Accept-Language}
     */
    public static Language of(List<String> lines) {
        String acceptLanguage = Stream.of(String.join(",", lines).split(","))
                .filter(wish -> !wish.isBlank())
                .collect(Collectors.joining(","));
        if (acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST_HEADER) {
            return ENGLISH;
        }
        List<LanguageRange> wishes;
        try {
            wishes = LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException malformed) {
            return ENGLISH;
        }
        return wishes.stream()
                .filter(wish -> wish.getWeight() > 0)
                .map(wish -> wish.getRange().split("-", 2)[0])
                .filter(wish -> wish.equals("en") || wish.equals("pt") || wish.equals("*"))
                .findFirst()
                .filter("pt"::equals)
                .map(portuguese -> PORTUGUESE)
                .orElse(ENGLISH);
    }
}
