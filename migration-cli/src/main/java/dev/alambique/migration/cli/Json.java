package dev.alambique.migration.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps, lists, texts, numbers and truths written as JSON (RFC 8259), indented by two blanks. */
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String of(Object value) {
        Json json = new Json();
        json.value(value, 0);
        return json.text.toString();
    }

    private void value(Object value, int depth) {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                value(optional.get(), depth);
            } else {
                text.append("null");
            }
        } else if (value instanceof Map<?, ?> map) {
            object(map, depth);
        } else if (value instanceof List<?> list) {
            array(list, depth);
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> map, int depth) {
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            line(depth + 1);
            string(entry.getKey().toString());
            text.append(": ");
            value(entry.getValue(), depth + 1);
            text.append(entries.hasNext() ? "," : "");
        }
        end(map.isEmpty(), depth, '}');
    }

    private void array(List<?> list, int depth) {
        text.append('[');
        Iterator<?> values = list.iterator();
        while (values.hasNext()) {
            line(depth + 1);
            value(values.next(), depth + 1);
            text.append(values.hasNext() ? "," : "");
        }
        end(list.isEmpty(), depth, ']');
    }

    private void end(boolean empty, int depth, char bracket) {
        if (!empty) {
            line(depth);
        }
        text.append(bracket);
    }

    private void line(int depth) {
        text.append('\n').append("  ".repeat(depth));
    }

    private void string(String value) {
        text.append('"');
        for (char character : value.toCharArray()) {
            switch (character) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (character < ' ') {
                        text.append(String.format("\\u%04x", (int) character));
                    } else {
                        text.append(character);
                    }
                }
            }
        }
        text.append('"');
    }
}
