package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of a revision, as Flyway reads it: numbers separated by dots (or underscores in a file name), compared
 * number by number. {@code 1}, {@code 01} and {@code 1.0} are one version, each shown as it was written.
 *
 * @param text the version as written, with dots
 */
public record Version(String text) implements Comparable<Version> {
    private static final Pattern FORM = Pattern.compile("\\d+(\\.\\d+)*");

    /** @throws IllegalArgumentException if the text is not numbers separated by dots */
    public Version {
        text = text.replace('_', '.');
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("A version is numbers separated by dots, not '" + text + "'");
        }
    }

    /** The version that a text is, if it is one. */
    public static Optional<Version> find(String text) {
        return FORM.matcher(text.replace('_', '.')).matches() ? Optional.of(new Version(text)) : Optional.empty();
    }

    /**
     * The version that a text is.
     *
     * @throws dev.alambique.migration.problem.UsageException if it is none
     */
    public static Version of(String text) {
        return find(text)
                .orElseThrow(() -> Problem.of("'" + text + "' is not a version.")
                        .instead("numbers separated by dots, such as 20261122101530 or 1.2")
                        .usage());
    }

    private List<BigInteger> numbers() {
        List<BigInteger> numbers = new ArrayList<>(
                Arrays.stream(text.split("\\.")).map(BigInteger::new).toList());
        while (numbers.size() > 1 && numbers.get(numbers.size() - 1).signum() == 0) {
            numbers.remove(numbers.size() - 1);
        }
        return numbers;
    }

    @Override
    public int compareTo(Version other) {
        if (text.length() == other.text.length() && text.indexOf('.') < 0 && other.text.indexOf('.') < 0) {
            return text.compareTo(other.text);
        }
        List<BigInteger> mine = numbers();
        List<BigInteger> theirs = other.numbers();
        for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
            int order = mine.get(i).compareTo(theirs.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(mine.size(), theirs.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return numbers().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
