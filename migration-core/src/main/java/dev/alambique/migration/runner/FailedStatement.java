package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A statement of a revision that PostgreSQL refused. */
record FailedStatement(String file, int line, String statement, SQLException cause) {
    private static final int LONGEST = 400;

    /** The problem, such as "V3__x.sql could not be applied: relation …". */
    Problem problem(String outcome) {
        ServerErrorMessage server = cause instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        String message = server == null || server.getMessage() == null ? cause.getMessage() : server.getMessage();
        Problem problem = Problem.of("Revision " + file + " " + outcome + ": " + message)
                .with("revision", file + ", line " + line(server) + ": " + shortened());
        if (server != null && server.getDetail() != null) {
            problem = problem.with("detail", server.getDetail());
        }
        if (server != null && server.getHint() != null) {
            problem = problem.with("hint", server.getHint());
        }
        return cause.getSQLState() == null ? problem : problem.with("sqlstate", cause.getSQLState());
    }

    /** PostgreSQL counts the characters of a statement up to the place that it means, from 1; 0 if it means none. */
    private int line(@Nullable ServerErrorMessage server) {
        int position = server == null ? 0 : Math.min(server.getPosition(), statement.length());
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
