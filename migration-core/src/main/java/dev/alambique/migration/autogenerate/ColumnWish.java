package dev.alambique.migration.autogenerate;

import dev.alambique.migration.problem.Problem;
import java.util.Optional;

/**
 * An expression for the rows of a column.
 *
 * @param column the column, as a user names it: {@code alunos.nota}, with the schema in front where it is not the
 *     default one, and in double quotes a name that holds a dot or a double quote
 * @param expression SQL, which may name the columns of the table
 */
public record ColumnWish(String column, String expression) {
    public ColumnWish {
        if (column.isBlank() || expression.isBlank()) {
            throw Problem.of("'" + column + "=" + expression + "' names no column, or no expression for it.")
                    .instead("table.column=EXPRESSION, as in alunos.nota=0")
                    .usage();
        }
        column = column.strip();
        expression = expression.strip();
        Optional<String> flaw = new ExpressionText(expression).flaw();
        if (flaw.isPresent()) {
            throw Problem.of("'" + expression + "' for " + column + " is not one expression: " + flaw.get() + ".")
                    .instead("one expression, as in alunos.nota=0")
                    .usage();
        }
    }

    /**
     * The wish of a flag's value, {@code alunos.nota=nota::integer}.
     *
     * @throws dev.alambique.migration.problem.UsageException if it is of another form
     */
    public static ColumnWish parse(String text) {
        int equals = endOfName(text);
        if (equals < 0) {
            throw Problem.of("'" + text + "' has no expression.")
                    .instead("table.column=EXPRESSION, as in alunos.nota=0")
                    .usage();
        }
        return new ColumnWish(text.substring(0, equals), text.substring(equals + 1));
    }

    /** The first equals sign outside double quotes. */
    private static int endOfName(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (text.charAt(i) == '=' && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
