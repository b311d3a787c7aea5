package dev.alambique.migration.cli;

import dev.alambique.migration.problem.Problem;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as PostgreSQL's settings are written: {@code 500ms}, {@code 5s}, {@code 2min}, {@code 1h}; a number alone is seconds. */
final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h)?");

    private TimeSpan() {}

    /** @throws dev.alambique.migration.problem.UsageException if the text is no length of time */
    static Duration parse(String name, String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw Problem.of(name + " is '" + text + "', which is no length of time.")
                    .instead("a number and ms, s, min or h, such as 500ms or 5s")
                    .usage();
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /** @throws dev.alambique.migration.problem.UsageException if the text is no number from 0 */
    static int count(String name, String text) {
        if (!text.strip().matches("\\d{1,6}")) {
            throw Problem.of(name + " is '" + text + "', and has to be a number such as 5.")
                    .usage();
        }
        return Integer.parseInt(text.strip());
    }
}
