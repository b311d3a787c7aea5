package dev.alambique.migration.rename;

import dev.alambique.migration.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code --rename} says: {@code alunos.telefone:celular}. Names are taken as they are written; one that holds a dot,
 * a colon or a double quote stands in double quotes, its own doubled.
 *
 * @param from the parts of the name that the database has
 * @param to the parts of the name that the model asks for
 */
record RenameFlag(List<String> from, List<String> to) {
    private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{N}_.:-]+");
    private static final Pattern UNQUOTED = Pattern.compile("[^\".:]+");

    RenameFlag {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /**
     * The flag of that text.
     *
     * @throws dev.alambique.migration.problem.UsageException if it is of another form
     */
    static RenameFlag parse(String text) {
        List<String> sides = split(text, ':');
        if (sides.size() != 2) {
            throw malformed(text);
        }
        List<String> from = names(sides.get(0), text);
        List<String> to = names(sides.get(1), text);
        if (from.size() > 3 || to.size() > 2) {
            throw malformed(text);
        }
        return new RenameFlag(from, to);
    }

    private static List<String> names(String side, String text) {
        List<String> names = new ArrayList<>();
        for (String part : split(side, '.')) {
            String name = part.strip();
            boolean quoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
            String bare = quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
            if (bare.isEmpty() || !quoted && name.contains("\"")) {
                throw malformed(text);
            }
            names.add(bare);
        }
        return names;
    }

    /** Splits at a character outside double quotes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (text.charAt(i) == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static RuntimeException malformed(String text) {
        return Problem.of("--rename " + text + " is not understood.")
                .instead("alunos.telefone:celular for a column, alunos:estudantes for a table,"
                        + " escola.alunos:estudantes for a table of a schema;"
                        + "\na name with a dot or a colon in double quotes")
                .usage();
    }

    /** As it is written on a command line, in single quotes where a shell would not leave it alone. */
    String written() {
        String text = toString();
        return SAFE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** {@code alunos.telefone:celular}. */
    @Override
    public String toString() {
        return joined(from) + ":" + joined(to);
    }

    private static String joined(List<String> names) {
        return names.stream()
                .map(name -> UNQUOTED.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("."));
    }
}
