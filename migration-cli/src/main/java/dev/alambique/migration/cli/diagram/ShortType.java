package dev.alambique.migration.cli.diagram;

import java.util.Optional;
import java.util.regex.Pattern;

/** Types as {@code format_type} writes them, in the short words that PostgreSQL has for the long ones of the standard. */
final class ShortType {
    private static final Pattern VARYING = Pattern.compile("^character varying");
    private static final Pattern CHARACTER = Pattern.compile("^character");
    private static final Pattern WITHOUT_ZONE = Pattern.compile(" without time zone");
    private static final Pattern WITH_ZONE = Pattern.compile("^(time(?:stamp)?)(\\(\\d\\))? with time zone");

    private ShortType() {}

    /** What a type is, and what it was if that was another one. */
    static String became(Optional<String> earlier, String type) {
        return earlier.filter(each -> !each.equals(type))
                .map(each -> of(each) + " \u2192 " + of(type))
                .orElseGet(() -> of(type));
    }

    static String of(String type) {
        String text = VARYING.matcher(type).replaceFirst("varchar");
        text = CHARACTER.matcher(text).replaceFirst("char");
        text = WITHOUT_ZONE.matcher(text).replaceFirst("");
        return WITH_ZONE
                .matcher(text)
                .replaceFirst(found -> found.group(1) + "tz" + (found.group(2) == null ? "" : found.group(2)));
    }
}
