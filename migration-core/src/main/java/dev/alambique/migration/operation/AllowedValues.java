package dev.alambique.migration.operation;

import dev.alambique.migration.schema.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that a check allows in its one column, where it is a list of texts or a range of whole numbers and no more: what
 * JPA providers write for the enums of Java.
 */
sealed interface AllowedValues {
    /** Whether each value that the other allows is allowed here. */
    boolean includes(AllowedValues other);

    /** What the check allows, if it is as simple as that. */
    static Optional<AllowedValues> of(Check check) {
        String text = check.condition().text();
        return check.columns().size() == 1
                ? Listed.in(text).<AllowedValues>map(list -> list).or(() -> Range.in(text))
                : Optional.empty();
    }

    /** A list of texts. */
    record Listed(List<String> values) implements AllowedValues {
        private static final String COLUMN = "\\(+(?:[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\")\\)?(?:::text)?";
        private static final Pattern ANY =
                Pattern.compile(COLUMN + " = ANY \\(+ARRAY\\[(.+?)](?:\\)|::text\\[])+", Pattern.DOTALL);
        private static final Pattern ONE = Pattern.compile(COLUMN + " = ('.+)\\)", Pattern.DOTALL);
        private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'::(?:text|character varying)(?:, |$)");

        public Listed {
            values = List.copyOf(values);
        }

        static Optional<Listed> in(String condition) {
            Matcher any = ANY.matcher(condition);
            if (any.matches()) {
                return list(any.group(1));
            }
            Matcher one = ONE.matcher(condition);
            return one.matches() ? list(one.group(1)) : Optional.empty();
        }

        private static Optional<Listed> list(String text) {
            List<String> values = new ArrayList<>();
            Matcher value = VALUE.matcher(text);
            int end = 0;
            while (value.find() && value.start() == end) {
                values.add(value.group(1).replace("''", "'"));
                end = value.end();
            }
            return end == text.length() ? Optional.of(new Listed(values)) : Optional.empty();
        }

        @Override
        public boolean includes(AllowedValues other) {
            return other instanceof Listed list && values.containsAll(list.values);
        }
    }

    /** Whole numbers from one to another. */
    record Range(long first, long last) implements AllowedValues {
        private static final Pattern BETWEEN =
                Pattern.compile("\\(\\(([^ ]+) >= (-?\\d{1,18})\\) AND \\(([^ ]+) <= (-?\\d{1,18})\\)\\)");

        static Optional<Range> in(String condition) {
            Matcher between = BETWEEN.matcher(condition);
            return between.matches() && between.group(1).equals(between.group(3))
                    ? Optional.of(new Range(Long.parseLong(between.group(2)), Long.parseLong(between.group(4))))
                    : Optional.empty();
        }

        @Override
        public boolean includes(AllowedValues other) {
            return other instanceof Range range && first <= range.first && last >= range.last;
        }
    }
}
