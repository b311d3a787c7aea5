package dev.alambique.escola.api.language;

import java.util.List;

/**
 * Something to be said: a message, and what stands in its gaps.
 *
 * @param message what is said
 * @param values what stands in place of {@code {0}}, {@code {1}} …
 */
public record Text(Message message, List<String> values) {
    public Text {
        values = List.copyOf(values);
    }

    /** The text in a language. */
    public String in(Language language) {
        String text = message.in(language);
        for (int i = 0; i < values.size(); i++) {
            text = text.replace("{" + i + "}", values.get(i));
        }
        return text;
    }
}
