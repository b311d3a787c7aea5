package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.util.regex.Pattern;

/**
 * Where to go, as a command says it: {@code head}, {@code base}, {@code +2}, {@code -1}, a version or the beginning of
 * one.
 *
 * @param kind which of these it is
 * @param text the target as written
 */
public record Target(Kind kind, String text) {
    /** The kinds of target. */
    public enum Kind {
        HEAD,
        BASE,
        FORWARD,
        BACK,
        VERSION
    }

    private static final Pattern STEPS = Pattern.compile("[+-][1-9]\\d{0,8}");
    private static final Pattern VERSION = Pattern.compile("\\d[\\d._]*");

    /** The newest revision. */
    public static final Target HEAD = new Target(Kind.HEAD, "head");

    /** Before the first revision. */
    public static final Target BASE = new Target(Kind.BASE, "base");

    /**
     * The target that a text names.
     *
     * @throws dev.alambique.migration.problem.UsageException if it names none
     */
    public static Target parse(String text) {
        if (text.equals("head")) {
            return HEAD;
        }
        if (text.equals("base")) {
            return BASE;
        }
        if (STEPS.matcher(text).matches()) {
            return new Target(text.startsWith("+") ? Kind.FORWARD : Kind.BACK, text);
        }
        if (VERSION.matcher(text).matches()) {
            return new Target(Kind.VERSION, text);
        }
        throw Problem.of("'" + text + "' is not a target.")
                .instead("head, base, +N, -N, a version such as 20261122101530, or its first digits")
                .usage();
    }

    /** The number of steps of {@code +N} and {@code -N}. */
    public int steps() {
        if (kind != Kind.FORWARD && kind != Kind.BACK) {
            throw new IllegalStateException("Target " + text + " has no steps");
        }
        return Integer.parseInt(text.substring(1));
    }

    @Override
    public String toString() {
        return text;
    }
}
