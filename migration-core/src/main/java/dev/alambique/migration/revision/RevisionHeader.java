package dev.alambique.migration.revision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The comment lines at the top of a generated revision: who it is, what it follows, what it does and whether that has
 * been run. Line breaks in texts become spaces, so that the text of a header reads back as the same header.
 *
 * @param revision the version of the revision
 * @param parents what it follows: none for the first, two or more for a merge
 * @param dependsOn what of other branches must be applied before it
 * @param message what its author called it
 * @param created when it was written, in whole seconds
 * @param operations what it does, an operation a line
 * @param hazards what it may break, a hazard a line
 * @param proven what it has been run on, if it has
 * @param squashed of a baseline, the revisions that it stands for
 */
public record RevisionHeader(
        Version revision,
        List<Version> parents,
        List<Version> dependsOn,
        String message,
        Instant created,
        List<String> operations,
        List<String> hazards,
        Optional<String> proven,
        List<Version> squashed) {
    static final String NONE = "none";
    static final String NOT_PROVEN = "no";
    private static final String KEY = "-- %-12s";
    private static final String CONTINUATION = "\n--" + " ".repeat(13);
    private static final int VERSIONS_IN_A_LINE = 5;

    public RevisionHeader {
        Objects.requireNonNull(revision, "revision");
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        message = oneLine(message);
        created = created.truncatedTo(ChronoUnit.SECONDS);
        operations = operations.stream().map(RevisionHeader::oneLine).toList();
        hazards = hazards.stream().map(RevisionHeader::oneLine).toList();
        proven = proven.map(RevisionHeader::oneLine);
        squashed = List.copyOf(squashed);
    }

    /** The header of a revision that is no baseline. */
    public RevisionHeader(
            Version revision,
            List<Version> parents,
            List<Version> dependsOn,
            String message,
            Instant created,
            List<String> operations,
            List<String> hazards,
            Optional<String> proven) {
        this(revision, parents, dependsOn, message, created, operations, hazards, proven, List.of());
    }

    /**
     * The header at the top of a script, if it has one: comment lines {@code -- revision:} and {@code -- parent:}
     * before the first statement.
     *
     * @throws dev.alambique.migration.problem.MigrationException if it is broken; names the file and the line
     */
    public static Optional<RevisionHeader> parse(Script script) {
        return new HeaderParser(script).parse();
    }

    /** The text of a script with this header in place of its own; a script without a header stays as it is. */
    public String inPlaceOfThatOf(Script script) {
        return new HeaderParser(script).withHeader(text());
    }

    /** What a script holds besides its header. */
    public static String body(Script script) {
        return new HeaderParser(script).withHeader("");
    }

    /** The header as it stands in a file, every line ended by a line feed. */
    public String text() {
        return line("revision", revision.text())
                + line("parent", parents.isEmpty() ? NONE : versions(parents))
                + (dependsOn.isEmpty() ? "" : line("depends", versions(dependsOn)))
                + line("message", message)
                + line("created", created.toString())
                + (squashed.isEmpty() ? "" : line("squashes", versionLines(squashed)))
                + line("operations", lines(operations))
                + line("hazards", lines(hazards))
                + line("proven", proven.orElse(NOT_PROVEN));
    }

    private static String versions(List<Version> versions) {
        return versions.stream().map(Version::text).collect(Collectors.joining(", "));
    }

    private static String versionLines(List<Version> versions) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < versions.size(); i += VERSIONS_IN_A_LINE) {
            lines.add(versions(versions.subList(i, Math.min(i + VERSIONS_IN_A_LINE, versions.size()))));
        }
        return String.join("," + CONTINUATION, lines);
    }

    static String line(String key, String value) {
        return String.format(KEY, key + ":") + value + "\n";
    }

    /** A line for each value, the first behind the key; nothing for no values. */
    static String list(String key, List<String> values) {
        return values.isEmpty()
                ? ""
                : line(key, lines(values.stream().map(RevisionHeader::oneLine).toList()));
    }

    private static String lines(List<String> values) {
        return values.isEmpty() ? NONE : String.join(CONTINUATION, values);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
