package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Placeholders;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A statement of a revision that PostgreSQL refused.
 *
 * @param line the line that it begins at
 * @param skipped how many characters were sent before it: comments, which PostgreSQL counts too
 */
record FailedStatement(String file, int line, String statement, int skipped, SQLException cause) {
    private static final int LONGEST = 400;
    private static final String SYNTAX_ERROR = "42601";

    static FailedStatement of(String file, SqlStatement statement, SQLException cause) {
        return new FailedStatement(file, statement.line(), statement.text(), 0, cause);
    }

    /** A statement as Flyway sends it, with the comments before it, and numbers it, without them. */
    static FailedStatement sentByFlyway(String file, int line, String sent, SQLException cause) {
        List<SqlStatement> statements = SqlScript.statements(sent);
        String text = statements.isEmpty() ? sent : statements.get(0).text();
        return new FailedStatement(file, line, text, Math.max(0, sent.indexOf(text)), cause);
    }

    /** The problem, such as "V3__x.sql could not be applied: relation …". */
    Problem problem(String outcome) {
        ServerErrorMessage server = server(cause);
        Problem problem = Problem.of("Revision " + file + " " + outcome + ": " + message(cause))
                .with("revision", file + ", line " + line(server) + ": " + shortened());
        if (server != null && server.getDetail() != null) {
            problem = problem.with("detail", server.getDetail());
        }
        if (server != null && server.getHint() != null) {
            problem = problem.with("hint", server.getHint());
        }
        if (cause.getSQLState() != null) {
            problem = problem.with("sqlstate", cause.getSQLState());
        }
        return Remedy.of(cause)
                .or(this::valueThatIsMissing)
                .map(problem::instead)
                .orElse(problem);
    }

    /** An undo script runs as it stands where a placeholder has no value, since it may be meant so. */
    private Optional<String> valueThatIsMissing() {
        return SYNTAX_ERROR.equals(cause.getSQLState())
                ? Placeholders.namesIn(statement).stream()
                        .findFirst()
                        .map(name -> "give ${" + name + "} a value: " + PlaceholderCheck.wayOut(name))
                : Optional.empty();
    }

    /** What PostgreSQL says, without its severity. */
    static String message(SQLException cause) {
        ServerErrorMessage server = server(cause);
        String message = server == null ? null : server.getMessage();
        return message == null ? String.valueOf(cause.getMessage()) : message;
    }

    private static @Nullable ServerErrorMessage server(SQLException cause) {
        return cause instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
    }

    /** PostgreSQL counts the characters of a statement up to the place that it means, from 1; 0 if it means none. */
    private int line(@Nullable ServerErrorMessage server) {
        int position = server == null ? 0 : Math.min(server.getPosition() - skipped, statement.length());
        return line
                + (int) statement
                        .substring(0, Math.max(0, position - 1))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private String shortened() {
        String text = statement.strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }
}
