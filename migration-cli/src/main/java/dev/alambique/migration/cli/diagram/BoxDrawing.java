package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.cli.markup.Element;
import dev.alambique.migration.cli.markup.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A box of a diagram: its title, and a line for each column with keys, name, type and a dot for NOT NULL. */
final class BoxDrawing {
    private static final int SIGN = 9;
    private static final int KEY = 19;
    private static final int TYPE_END = 26;
    private static final int DOT = 14;
    /** From the middle of a line to the ground on which its letters stand. */
    private static final int BASE = 4;

    private BoxDrawing() {}

    static Element of(Placed placed) {
        Box box = placed.box();
        List<Markup> parts = new ArrayList<>();
        parts.add(Element.of("title").holding(box.tip()));
        parts.add(frame("paper", box));
        parts.add(Element.of("path", "head").with("d", head(box.width())));
        parts.add(frame("border", box));
        parts.add(title(box));
        if (!sign(box.change()).isEmpty()) {
            parts.add(words("sign end", box.width() - DOT, Box.HEAD / 2 + BASE + 1, sign(box.change())));
        }
        for (int i = 0; i < box.lines().size(); i++) {
            parts.add(line(box, box.lines().get(i), Box.HEAD + 3 + i * Box.LINE));
        }
        return Element.of("g", "box " + box.kind().style() + " " + box.change().style())
                .with("data-name", box.name().toString())
                .with("transform", "translate(" + placed.x() + " " + placed.y() + ")")
                .holding(parts);
    }

    private static Element title(Box box) {
        Element text = Element.of("text", "name").with("x", SIGN + 5).with("y", Box.HEAD / 2 + BASE + 1);
        String word = box.kind().word();
        return word.isEmpty()
                ? text.holding(box.title())
                : text.holding(Element.of("tspan").holding(word + " "), Markup.text(box.title()));
    }

    private static Element frame(String style, Box box) {
        return Element.of("rect", style)
                .with("width", box.width())
                .with("height", box.height())
                .with("rx", 8);
    }

    private static String head(int width) {
        int side = Box.HEAD - 8;
        return "M0 " + Box.HEAD + "v-" + side + "a8 8 0 0 1 8-8h" + (width - 16) + "a8 8 0 0 1 8 8v" + side + "z";
    }

    private static String sign(Change change) {
        return switch (change) {
            case SAME -> "";
            case ADDED -> "new";
            case CHANGED -> "changed";
            case RENAMED -> "renamed";
            case REMOVED -> "dropped";
        };
    }

    /** In a box that is new as a whole, no line is marked. */
    private static Element line(Box box, Line line, int top) {
        Change change = box.change().isWithin() ? line.change() : Change.SAME;
        int base = top + Box.LINE / 2 + BASE;
        List<Markup> parts = new ArrayList<>();
        parts.add(Element.of("title").holding(line.tip()));
        if (change != Change.SAME) {
            parts.add(Element.of("rect")
                    .with("x", 1)
                    .with("y", top)
                    .with("width", box.width() - 2)
                    .with("height", Box.LINE));
            parts.add(words("sign", SIGN - 2, base, change.sign()));
        }
        if (!line.key().isEmpty()) {
            parts.add(words("key " + line.key().toLowerCase(Locale.ROOT), KEY, base, line.key()));
        }
        parts.add(words("column", box.names(), base, line.shortName()));
        if (!line.type().isEmpty()) {
            parts.add(words("type end", box.width() - TYPE_END, base, line.shortType()));
        }
        if (line.nulls() != Line.Nulls.NEVER_MIND) {
            parts.add(Element.of("circle", line.nulls() == Line.Nulls.REFUSED ? "dot full" : "dot")
                    .with("cx", box.width() - DOT)
                    .with("cy", top + Box.LINE / 2)
                    .with("r", 3));
        }
        return Element.of("g", "row " + change.style()).holding(parts);
    }

    private static Element words(String style, int x, int y, String words) {
        return Element.of("text", style).with("x", x).with("y", y).holding(words);
    }
}
