package dev.alambique.migration.cli.page;

import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.cli.markup.Markup;

/** What the signs of the diagrams mean. */
final class Legend {
    static final Markup MARKUP = Element.of("p", "legend")
            .holding(
                    sign("dot full", "", "not null"),
                    sign("dot", "", "null allowed"),
                    sign("key", "PK", "primary key"),
                    sign("key fk", "FK", "foreign key"),
                    sign("key uq", "UQ", "unique"),
                    sign("swatch added", "+", "added"),
                    sign("swatch changed", "~", "changed"),
                    sign("swatch removed", "\u2212", "dropped"));

    private Legend() {}

    private static Element sign(String style, String sign, String meaning) {
        return Element.of("span").holding(Element.of("i", style).holding(sign), Markup.text(meaning));
    }
}
