package dev.alambique.migration.cli.markup;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A piece of a page that is HTML and well-formed XML alike. */
public sealed interface Markup permits Element, Markup.Text, Markup.Source, Markup.Several {
    /** Writes it; whatever comes from outside is escaped here. */
    void write(StringBuilder page);

    /** Words, which may hold anything. */
    static Markup text(String words) {
        return new Text(words);
    }

    /** Several pieces in a row. */
    static Markup several(List<? extends Markup> pieces) {
        return new Several(List.copyOf(pieces));
    }

    /** Several pieces in a row. */
    static Markup several(Markup... pieces) {
        return several(Arrays.asList(pieces));
    }

    /** Nothing. */
    static Markup nothing() {
        return several(List.of());
    }

    /** Words, which may hold anything. */
    record Text(String words) implements Markup {
        public Text {
            Objects.requireNonNull(words, "words");
        }

        @Override
        public void write(StringBuilder page) {
            Escaping.write(words, page);
        }
    }

    /** A style sheet or script of our own: HTML reads it as it stands, so that it may hold nothing that XML reads otherwise. */
    record Source(String code) implements Markup {
        public Source {
            if (code.contains("<") || code.contains("&")) {
                throw new IllegalArgumentException("code holds < or &");
            }
        }

        @Override
        public void write(StringBuilder page) {
            page.append(code);
        }
    }

    /** Several pieces in a row. */
    record Several(List<Markup> pieces) implements Markup {
        public Several {
            pieces = List.copyOf(pieces);
        }

        @Override
        public void write(StringBuilder page) {
            pieces.forEach(each -> each.write(page));
        }
    }
}
