package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * Statements of a script that Flyway does not run: those of an undo script, and those that are left of a script that
 * broke off.
 *
 * @param file the script, as errors name it
 */
record Statements(Connection connection, String file) {
    private static final Pattern CONCURRENTLY = Pattern.compile("(?is).*\\bCONCURRENTLY\\b.*");

    private static final Pattern TRANSACTION =
            Pattern.compile("(?is)(begin|start\\s+transaction|commit|end|rollback|abort)\\b(?!\\s+to\\b).*");

    /** Whether a statement begins or ends a transaction. */
    static boolean isOfTransaction(SqlStatement statement) {
        return TRANSACTION.matcher(statement.text()).matches();
    }

    /** Whether PostgreSQL runs a statement only outside of transactions. */
    static boolean isOutsideOfTransactions(SqlStatement statement) {
        return statement.isOutsideOfTransactions();
    }

    /** Whether a statement waits for others without that anybody queues behind it. */
    static boolean isConcurrent(String sql) {
        return CONCURRENTLY.matcher(sql).matches();
    }

    /** The text goes to PostgreSQL as it stands: no JDBC escapes such as {@code {d '…'}}, no {@code ?} parameters. */
    void execute(SqlStatement sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql.text());
        }
    }

    /** What to tell of a statement that was refused. */
    MigrationException refused(SqlStatement sql, SQLException refusal, String outcome, String state) {
        return FailedStatement.of(file, sql, refusal)
                .problem(outcome)
                .with("state", state)
                .failure(refusal);
    }
}
