package dev.alambique.migration.revision;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@link RevisionHeader} off the top of a script: tolerant of a script without one, strict with a broken one. */
final class HeaderParser {
    private static final List<String> KEYS = List.of(
            "revision", "parent", "depends", "message", "created", "squashes", "operations", "hazards", "proven");
    private static final Pattern START = Pattern.compile("--\\s*(revision|parent)\\s*:.*");
    private static final Pattern KEY_LINE = Pattern.compile("-- ?(\\w+)\\s*:\\s*(.*)");
    private static final Pattern CONTINUATION = Pattern.compile("--\\s{3,}(\\S.*)");

    private final Script script;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, Integer> lineOf = new LinkedHashMap<>();

    HeaderParser(Script script) {
        this.script = script;
    }

    Optional<RevisionHeader> parse() {
        List<String> lines = script.text().lines().map(String::stripTrailing).toList();
        int first = firstLine(lines);
        if (first < 0) {
            return Optional.empty();
        }
        String key = "";
        for (int i = first; i < lines.size() && lines.get(i).startsWith("--"); i++) {
            key = read(lines.get(i), i + 1, key);
        }
        return Optional.of(header(first + 1));
    }

    /** The text of the script with another header, or none, in place of its own; without a header, as it is. */
    String withHeader(String other) {
        List<String> lines = script.text().lines().toList();
        int first = firstLine(lines.stream().map(String::stripTrailing).toList());
        if (first < 0) {
            return script.text();
        }
        int end = first;
        while (end < lines.size() && lines.get(end).startsWith("--")) {
            end++;
        }
        StringBuilder text = new StringBuilder();
        lines.subList(0, first).forEach(line -> text.append(line).append('\n'));
        text.append(other);
        lines.subList(end, lines.size()).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /**
     * The header may follow other comments, such as a licence, but no statement. One of the two lines alone is a comment
     * like any other: scripts of other origin say "-- parent: customers" too.
     */
    private static int firstLine(List<String> lines) {
        Map<String, Integer> starts = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith("--")) {
                break;
            }
            Matcher start = START.matcher(line);
            if (start.matches()) {
                starts.putIfAbsent(start.group(1), i);
            }
        }
        return starts.size() == 2 ? Collections.min(starts.values()) : -1;
    }

    /** Reads one line; gives the key that the next line may continue. */
    private String read(String line, int number, String key) {
        Matcher continuation = CONTINUATION.matcher(line);
        if (continuation.matches() && !key.isEmpty()) {
            values.get(key).add(continuation.group(1));
            return key;
        }
        Matcher keyLine = KEY_LINE.matcher(line);
        if (!keyLine.matches() || !KEYS.contains(keyLine.group(1))) {
            throw broken(number, "'" + line + "' is not one of " + String.join(", ", KEYS) + ".");
        }
        if (lineOf.put(keyLine.group(1), number) != null) {
            throw broken(number, "there is a second '" + keyLine.group(1) + "'.");
        }
        values.put(keyLine.group(1), new ArrayList<>(List.of(keyLine.group(2))));
        return keyLine.group(1);
    }

    private RevisionHeader header(int firstLine) {
        for (String key : List.of("revision", "parent", "message", "created")) {
            if (one(key).isEmpty()) {
                throw broken(lineOf.getOrDefault(key, firstLine), "'" + key + "' is missing.");
            }
        }
        return new RevisionHeader(
                value("revision", Version::new),
                value("parent", HeaderParser::versions),
                one("depends").isEmpty() ? List.of() : value("depends", HeaderParser::versions),
                one("message"),
                value("created", Instant::parse),
                list("operations"),
                list("hazards"),
                Optional.of(one("proven")).filter(text -> !text.isEmpty() && !text.equals(RevisionHeader.NOT_PROVEN)),
                one("squashes").isEmpty() ? List.of() : value("squashes", HeaderParser::versions));
    }

    private <T> T value(String key, Function<String, T> parser) {
        try {
            return parser.apply(one(key));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw broken(lineOf.getOrDefault(key, 1), "'" + one(key) + "' is not a valid '" + key + "'.");
        }
    }

    private static List<Version> versions(String text) {
        return text.equals(RevisionHeader.NONE)
                ? List.of()
                : Arrays.stream(text.split("\\s*,\\s*")).map(Version::new).toList();
    }

    private String one(String key) {
        return String.join(" ", values.getOrDefault(key, List.of())).strip();
    }

    private List<String> list(String key) {
        List<String> lines = values.getOrDefault(key, List.of());
        return one(key).isEmpty() || lines.equals(List.of(RevisionHeader.NONE)) ? List.of() : lines;
    }

    private MigrationException broken(int line, String reason) {
        return Problem.of("The header of " + script.fileName() + " is broken: " + reason)
                .with("revision", script.path() + ", line " + line)
                .instead("restore the line, or leave an empty line between the header and other comments")
                .failure();
    }
}
