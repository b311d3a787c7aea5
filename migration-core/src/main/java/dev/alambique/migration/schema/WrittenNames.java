package dev.alambique.migration.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names as users write them, with dots between them: each is taken as it is written, and one that holds a dot, a colon or
 * a double quote stands in double quotes, its own doubled.
 */
public final class WrittenNames {
    private WrittenNames() {}

    /** The names of such a text; empty if it is of another form. */
    public static Optional<List<String>> parse(String text) {
        List<String> names = new ArrayList<>();
        for (String part : split(text, '.')) {
            String name = part.strip();
            boolean quoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
            String bare = quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
            if (bare.isEmpty() || !quoted && name.contains("\"")) {
                return Optional.empty();
            }
            names.add(bare);
        }
        return Optional.of(List.copyOf(names));
    }

    /** Splits at a character outside double quotes. */
    public static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (text.charAt(i) == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
