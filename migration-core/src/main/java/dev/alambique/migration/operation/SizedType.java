package dev.alambique.migration.operation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type as {@code format_type} writes it, taken apart.
 *
 * @param name the type without its numbers: {@code numeric}, {@code timestamp with time zone}
 * @param size the first of its numbers, a length or a precision, or {@link #UNLIMITED}
 * @param scale the second, which numeric has: digits after the point, 0 where only the first is said
 */
record SizedType(String name, int size, int scale) {
    static final int UNLIMITED = Integer.MAX_VALUE;

    private static final Pattern NUMBERS = Pattern.compile("\\((\\d+)(?:,(-?\\d+))?\\)");
    private static final String ARRAY = "[]";

    static SizedType of(String type) {
        Matcher numbers = NUMBERS.matcher(type);
        if (!numbers.find()) {
            return new SizedType(type, UNLIMITED, UNLIMITED);
        }
        String name = type.substring(0, numbers.start()) + type.substring(numbers.end());
        int scale = numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2));
        return new SizedType(name, Integer.parseInt(numbers.group(1)), scale);
    }

    boolean isSized() {
        return size != UNLIMITED;
    }

    boolean isArray() {
        return name.endsWith(ARRAY);
    }

    /** The type of the array's elements. */
    SizedType element() {
        return new SizedType(name.substring(0, name.length() - ARRAY.length()), size, scale);
    }
}
