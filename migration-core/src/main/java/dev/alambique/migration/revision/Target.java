package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to go, as a command says it: {@code head}, {@code heads}, {@code base}, a version or the beginning of one, each
 * perhaps with steps from there ({@code head-2}, {@code 20261122+1}); or where the database is, {@code current}, and steps
 * from there ({@code +1}, {@code -1}).
 *
 * @param anchor what the steps are counted from
 * @param name the version or the beginning of one, where that is the anchor; else the anchor's word
 * @param steps how many revisions further: above 0 forward, below 0 back
 */
public record Target(Anchor anchor, String name, int steps) {
    /** What a target is counted from. */
    public enum Anchor {
        /** Where the database is. */
        CURRENT,
        /** The one revision that no other follows. */
        HEAD,
        /** All revisions that no other follows. */
        HEADS,
        /** Before the first revision. */
        BASE,
        /** A revision that is named. */
        VERSION
    }

    private static final Pattern FORM = Pattern.compile("(heads?|base|current|\\d[\\d._]*)?([+-]\\d{1,8})?");

    /** The newest revision. */
    public static final Target HEAD = new Target(Anchor.HEAD, "head", 0);

    /** The newest revision of each branch. */
    public static final Target HEADS = new Target(Anchor.HEADS, "heads", 0);

    /** Before the first revision. */
    public static final Target BASE = new Target(Anchor.BASE, "base", 0);

    /** The revision of a version. */
    public static Target of(Version version) {
        return new Target(Anchor.VERSION, version.text(), 0);
    }

    /**
     * The target that a text names.
     *
     * @throws dev.alambique.migration.problem.UsageException if it names none
     */
    public static Target parse(String text) {
        Matcher matcher = FORM.matcher(text);
        boolean known = matcher.matches() && !text.isEmpty();
        int steps = known && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : 0;
        String name = known && matcher.group(1) != null ? matcher.group(1) : "";
        if (!known || matcher.group(2) != null && steps == 0 || name.equals("heads") && steps != 0) {
            throw Problem.of("'" + text + "' is not a target.")
                    .instead("head, heads, base, a version such as 20261122101530 or its first digits,"
                            + "\nwith +N or -N behind it for revisions from there, or +N or -N alone")
                    .usage();
        }
        return new Target(
                switch (name) {
                    case "", "current" -> Anchor.CURRENT;
                    case "head" -> Anchor.HEAD;
                    case "heads" -> Anchor.HEADS;
                    case "base" -> Anchor.BASE;
                    default -> Anchor.VERSION;
                },
                name,
                steps);
    }

    /** Whether it leads forward from where the database is, or back. */
    public boolean isRelative() {
        return anchor == Anchor.CURRENT;
    }

    @Override
    public String toString() {
        return steps == 0 ? name : name + (steps > 0 ? "+" : "") + steps;
    }
}
