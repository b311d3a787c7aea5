package dev.alambique.migration.scope;

import dev.alambique.migration.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of names: names with dots between them, where {@code *} stands for any characters of one name and {@code ?}
 * for one. What is in double quotes stands for itself.
 */
record NamePattern(String text, List<Pattern> names) {
    private static final String ANY = ".*";

    NamePattern {
        names = List.copyOf(names);
    }

    /**
     * The pattern of that text.
     *
     * @throws dev.alambique.migration.problem.UsageException if a name in it is empty, or a quote is not closed
     */
    static NamePattern parse(String text) {
        List<Pattern> names = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        boolean quoted = false;
        for (char each : text.strip().toCharArray()) {
            if (each == '"') {
                quoted = !quoted;
            } else if (quoted) {
                regex.append(Pattern.quote(String.valueOf(each)));
            } else if (each == '.') {
                if (regex.isEmpty()) {
                    throw malformed(text);
                }
                names.add(Pattern.compile(regex.toString()));
                regex.setLength(0);
            } else {
                regex.append(
                        switch (each) {
                            case '*' -> ANY;
                            case '?' -> ".";
                            default -> Pattern.quote(String.valueOf(each));
                        });
            }
        }
        if (quoted || regex.isEmpty()) {
            throw malformed(text);
        }
        names.add(Pattern.compile(regex.toString(), Pattern.DOTALL));
        return new NamePattern(text, names);
    }

    private static RuntimeException malformed(String text) {
        return Problem.of("'" + text + "' is no pattern of names.")
                .instead("alunos, escola.alunos, alunos.ix_* or audit.*; a name with a dot in double quotes")
                .usage();
    }

    boolean matches(List<String> path) {
        return path.size() == names.size() && startsLike(path);
    }

    /** Whether it is about something one step below that path. */
    boolean isWithin(List<String> path) {
        return path.size() == names.size() - 1 && startsLike(path);
    }

    /** Whether it is about all that a namespace holds: {@code audit.*}. */
    boolean isAllOf(String namespace) {
        return names.size() == 2
                && names.get(0).matcher(namespace).matches()
                && names.get(1).pattern().equals(ANY);
    }

    private boolean startsLike(List<String> path) {
        for (int i = 0; i < path.size(); i++) {
            if (!names.get(i).matcher(path.get(i)).matches()) {
                return false;
            }
        }
        return true;
    }
}
