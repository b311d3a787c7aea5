package dev.alambique.migration.rename;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.WrittenNames;
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
        List<String> sides = WrittenNames.split(text, ':');
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
        return WrittenNames.parse(side).orElseThrow(() -> malformed(text));
    }

    private static RuntimeException malformed(String text) {
        return Problem.of("--rename " + text + " is not understood.")
                .instead("alunos.telefone:celular for a column, alunos:estudantes for a table,"
                        + " escola.alunos:estudantes for a table of a schema,"
                        + "\nsituacao:estado for an enum type, situacao.ATIVO:ATIVA for a value of one;"
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
