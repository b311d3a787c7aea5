package dev.alambique.migration.cli;

import dev.alambique.migration.problem.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One of a few words, as users write it: {@code per-revision} for {@code PER_REVISION}. */
final class Choice {
    private Choice() {}

    /** @throws dev.alambique.migration.problem.UsageException if the text is none of them; names them all */
    static <E extends Enum<E>> E of(String name, String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> word(each).equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.of(name + " is '" + text + "', and can be "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Choice::word)
                                        .collect(Collectors.joining(" or "))
                                + ".")
                        .usage());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
