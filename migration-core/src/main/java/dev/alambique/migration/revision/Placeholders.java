package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values for what Flyway calls placeholders: <code>${owner}</code> in a script. As there, names are the same in upper and
 * lower case, everything up to the closing brace is the name, and a value is not looked at again.
 *
 * @param values by name
 */
public record Placeholders(SortedMap<String, String> values) {
    /** No values at all. */
    public static final Placeholders NONE = new Placeholders(new TreeMap<>());

    private static final String OPENING = "${";

    /** What Flyway keeps for names of its own. */
    private static final String RESERVED = "flyway:";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    public Placeholders {
        SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        values = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * Values by the names of their placeholders.
     *
     * @throws dev.alambique.migration.problem.UsageException if a name is one of Flyway's own
     */
    public static Placeholders of(Map<String, String> values) {
        for (String name : values.keySet()) {
            if (name.startsWith(RESERVED)) {
                throw Problem.of("Placeholder '" + name + "' cannot be given a value: the prefix is Flyway's own.")
                        .instead("another name; ${flyway:defaultSchema}, :database, :user and :table have their values")
                        .usage();
            }
        }
        return NONE.and(values);
    }

    /** The values that a Flyway is given, which fills in those of its own. */
    public SortedMap<String, String> forFlyway() {
        SortedMap<String, String> given = new TreeMap<>(values);
        given.keySet().removeIf(name -> name.startsWith(RESERVED));
        return given;
    }

    /** These values and some more, which win. */
    public Placeholders and(Map<String, String> more) {
        SortedMap<String, String> both = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        both.putAll(values);
        both.putAll(more);
        return new Placeholders(both);
    }

    /** Whether a text may hold placeholders. */
    static boolean isIn(String text) {
        return text.contains(OPENING);
    }

    /** A text with the values in place of their placeholders; those without a value stay as they are. */
    String replacedIn(String text) {
        return isIn(text) ? PLACEHOLDER.matcher(text).replaceAll(this::replacement) : text;
    }

    private String replacement(MatchResult found) {
        return Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group()));
    }

    /** The names of all placeholders in a text. */
    public static List<String> namesIn(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** The first placeholder in a text that has no value. */
    public Optional<MatchResult> firstWithoutValue(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .filter(found -> !values.containsKey(found.group(1)))
                .findFirst();
    }
}
