package dev.alambique.migration.scratch;

import dev.alambique.migration.connect.ErrorPosition;
import dev.alambique.migration.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that PostgreSQL did not take, and what to change in the model where the model's script holds it.
 *
 * @param script what the script is, for messages
 */
record Refusal(String script, String sql, SQLException failure) {
    /** The script that a persistence provider writes. */
    static final String MODEL = "the model's CREATE script";

    private static final String SYNTAX_ERROR = "42601";
    private static final Pattern WORD = Pattern.compile("\\w+");

    Problem explain(Connection connection) throws SQLException {
        Problem problem = Problem.of("PostgreSQL refuses a statement of " + script + ".")
                .with("statement", sql.strip())
                .with("reason", String.valueOf(failure.getMessage()));
        if (!script.equals(MODEL) || !SYNTAX_ERROR.equals(failure.getSQLState())) {
            return problem;
        }
        String word = wordInTheWay();
        return isReserved(connection, word)
                ? problem.instead(
                        "PostgreSQL reserves the word " + word + ": another name, or a quoted one in the model"
                                + " (@Column(name = \"\\\"" + word + "\\\"\")),\n"
                                + "or quote all reserved words: --model-property hibernate.auto_quote_keyword=true")
                : problem;
    }

    /** The word at which PostgreSQL stopped reading; empty if it is none. */
    private String wordInTheWay() {
        int start = ErrorPosition.of(failure).orElse(sql.length());
        if (start >= sql.length()) {
            return "";
        }
        Matcher matcher = WORD.matcher(sql).region(start, sql.length());
        return matcher.lookingAt() ? matcher.group() : "";
    }

    private static boolean isReserved(Connection connection, String word) throws SQLException {
        // T: reserved, yet usable as the name of a function or a type, which a column is not.
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT FROM pg_get_keywords() WHERE word = ? AND catcode IN ('R', 'T')")) {
            statement.setString(1, word.toLowerCase(Locale.ROOT));
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
