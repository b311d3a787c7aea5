package dev.alambique.migration.cli.markup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * An element of XHTML or SVG.
 *
 * @param attributes in their order
 * @param content in its order
 */
public record Element(String name, List<Attribute> attributes, List<Markup> content) implements Markup {
    /** The elements that HTML knows without an end; all others have one, since HTML would miss it. */
    private static final Set<String> VOID = Set.of("meta", "link", "br", "hr", "input");

    public Element {
        attributes = List.copyOf(attributes);
        content = List.copyOf(content);
    }

    /** An attribute of an element. */
    public record Attribute(String name, String value) {}

    /** An element that is empty yet. */
    public static Element of(String name) {
        return new Element(name, List.of(), List.of());
    }

    /** An element of a class of the style sheet. */
    public static Element of(String name, String classes) {
        return of(name).with("class", classes);
    }

    /** The same with one more attribute. */
    public Element with(String attribute, String value) {
        List<Attribute> more = new ArrayList<>(attributes);
        more.add(new Attribute(attribute, value));
        return new Element(name, more, content);
    }

    /** The same with one more attribute. */
    public Element with(String attribute, int value) {
        return with(attribute, Integer.toString(value));
    }

    /** The same with more in it. */
    public Element holding(List<? extends Markup> pieces) {
        List<Markup> more = new ArrayList<>(content);
        more.addAll(pieces);
        return new Element(name, attributes, more);
    }

    /** The same with more in it. */
    public Element holding(Markup... pieces) {
        return holding(Arrays.asList(pieces));
    }

    /** The same with words in it. */
    public Element holding(String words) {
        return holding(Markup.text(words));
    }

    @Override
    public void write(StringBuilder page) {
        page.append('<').append(name);
        for (Attribute each : attributes) {
            page.append(' ').append(each.name()).append("=\"");
            Escaping.write(each.value(), page);
            page.append('"');
        }
        if (VOID.contains(name)) {
            page.append("/>");
            return;
        }
        page.append('>');
        content.forEach(each -> each.write(page));
        page.append("</").append(name).append('>');
    }
}
