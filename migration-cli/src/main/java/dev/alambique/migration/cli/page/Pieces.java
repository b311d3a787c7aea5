package dev.alambique.migration.cli.page;

import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.cli.markup.Markup;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry;
import java.util.ArrayList;
import java.util.List;

/** Pieces that several parts of the page have. */
final class Pieces {
    private Pieces() {}

    /** What became of a revision. */
    static Element state(Entry entry) {
        return Element.of("span", "state " + Words.state(entry)).holding(Words.state(entry));
    }

    static Element link(Version version) {
        return Element.of("a").with("href", "#" + Words.anchor(version)).holding(version.text());
    }

    static Element fact(String name, Markup... value) {
        return Element.of("div")
                .holding(Element.of("dt").holding(name), Element.of("dd").holding(value));
    }

    /** A script to be unfolded, its comments paler than its statements. */
    static Element script(String name, Script script) {
        List<Markup> lines = new ArrayList<>();
        for (String line : script.text().strip().split("\n", -1)) {
            lines.add(line.startsWith("--") ? Element.of("i").holding(line) : Markup.text(line));
            lines.add(Markup.text("\n"));
        }
        return Element.of("details", "script")
                .holding(
                        Element.of("summary")
                                .holding(
                                        Element.of("b").holding(name),
                                        Element.of("code").holding(script.path())),
                        Element.of("pre").with("tabindex", 0).holding(lines));
    }
}
