package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.schema.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A schema as a picture of its own, for other pages than the history: an SVG document, and the style sheets that it wants. */
public final class SchemaPicture {
    private SchemaPicture() {}

    /**
     * The picture of a schema; the same for the same schema.
     *
     * @param styleSheets where {@link #colors} and {@link #style} are found; nothing of them is in the document, so that
     *     it is shown where inline styles are forbidden
     */
    public static String svg(Snapshot schema, List<String> styleSheets) {
        StringBuilder picture = new StringBuilder();
        for (String each : styleSheets) {
            picture.append("<?xml-stylesheet type=\"text/css\" href=\"")
                    .append(each)
                    .append("\"?>\n");
        }
        withoutInlineStyle(SchemaStep.at(schema).picture()).write(picture);
        return picture.append('\n').toString();
    }

    private static Element withoutInlineStyle(Element picture) {
        List<Element.Attribute> attributes = picture.attributes().stream()
                .filter(each -> !each.name().equals("style"))
                .toList();
        return new Element(picture.name(), attributes, picture.content());
    }

    /** The colours that the style sheet uses, in light and in dark; for pages around pictures, too. */
    public static String colors() {
        return resource("colors.css");
    }

    /** The style sheet of pictures, for pages that hold some. */
    public static String style() {
        return resource("diagram.css");
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(SchemaPicture.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
