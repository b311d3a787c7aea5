package dev.alambique.migration.cli.page;

import dev.alambique.migration.cli.diagram.SchemaPicture;
import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.cli.markup.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** What is around the body of a page. Browsers are told to load nothing, and to run no script but the page's own. */
record Document(String title) {
    private static final String STYLE = SchemaPicture.colors() + SchemaPicture.style() + resource("page.css");
    private static final String SCRIPT = resource("page.js");

    String text(List<Markup> body) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
        Element.of("html")
                .with("lang", "en")
                .holding(
                        head(),
                        Element.of("body")
                                .holding(body)
                                .holding(Element.of("script").holding(new Markup.Source(SCRIPT))))
                .write(page);
        return page.append('\n').toString();
    }

    private Element head() {
        return Element.of("head")
                .holding(
                        Element.of("meta").with("charset", "utf-8"),
                        Element.of("meta")
                                .with("http-equiv", "Content-Security-Policy")
                                .with(
                                        "content",
                                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-"
                                                + digest(SCRIPT) + "'"),
                        Element.of("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1"),
                        Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
                        Element.of("link").with("rel", "icon").with("href", "data:,"),
                        Element.of("title").holding(title),
                        Element.of("style").holding(new Markup.Source(STYLE)));
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Document.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String digest(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
