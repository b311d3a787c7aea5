package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.util.regex.Pattern;

/**
 * A script as psql has to be given it, so that the server sees what Flyway would show it. psql puts the value of a variable
 * in place of {@code :name} outside of quotes, as in {@code a[1:n]}, whenever somebody has set one of that name; with
 * {@code \:} before it, it passes a colon on. Everything else stays as it is.
 */
public final class PsqlScript {
    /** What psql takes for a variable behind a colon (psqlscan.l). */
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z0-9_'\"{\\x{80}-\\x{10FFFF}]");

    private PsqlScript() {}

    /**
     * The script, each statement ended by a semicolon, and a line break behind all.
     *
     * @param place where the script is, as errors name it
     * @throws dev.alambique.migration.problem.MigrationException if psql would read past its end, or take a part of it
     *     for a command of its own
     */
    public static String of(Script script, String place) {
        SqlScript read = SqlScript.read(script.sql());
        if (read.isOpen()) {
            throw Problem.of("Script " + script.fileName() + " ends within a quote, a comment or the rows of a COPY.")
                    .with("script", place)
                    .instead("close it: psql would take what follows for a part of it")
                    .failure();
        }
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (int mark : read.marks()) {
            if (script.sql().charAt(mark) == '\\') {
                throw command(script, place, mark);
            }
            if (isVariable(script.sql(), mark)) {
                text.append(script.sql(), copied, mark).append('\\');
                copied = mark;
            }
        }
        text.append(script.sql(), copied, script.sql().length());
        if (!script.sql().isEmpty() && !script.sql().endsWith("\n")) {
            text.append('\n');
        }
        return text.append(read.isEnded() ? "" : ";\n").toString();
    }

    /** Colons of {@code ::} and {@code :=} are none of psql's business. */
    private static boolean isVariable(String text, int colon) {
        boolean second = colon > 0 && text.charAt(colon - 1) == ':';
        return !second
                && VARIABLE.matcher(text).region(colon + 1, text.length()).lookingAt();
    }

    private static RuntimeException command(Script script, String place, int at) {
        long number = script.sql()
                        .substring(0, at)
                        .chars()
                        .filter(each -> each == '\n')
                        .count()
                + 1;
        String line = script.sql().substring(at).lines().findFirst().orElse("");
        return Problem.of("Script " + script.fileName() + " holds a backslash outside of quotes, which is a command for"
                        + " psql and an error for PostgreSQL.")
                .with("script", place + ", line " + number + ": " + line)
                .instead("leave it out: revisions are run without psql, too")
                .failure();
    }
}
