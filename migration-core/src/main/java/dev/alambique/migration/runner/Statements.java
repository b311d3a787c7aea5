package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Statements of a script that Flyway does not run: those of an undo script, and those that are left of a script that
 * broke off.
 *
 * @param file the script, as errors name it
 */
record Statements(Connection connection, String file) {
    private static final Pattern CONCURRENTLY = Pattern.compile("(?is).*\\bCONCURRENTLY\\b.*");

    /** What PostgreSQL runs in any transaction, and what ends none. */
    private static final Pattern INSIDE =
            Pattern.compile("(?is)(insert|update|delete|merge|with|select|truncate|comment|grant|revoke"
                    + "|(create|alter|drop)\\s+(?!(database|tablespace|subscription|system)\\b))\\b.*");

    /** What PostgreSQL answers where something is there already: it was created, added or renamed. */
    private static final Set<String> THERE_ALREADY = Set.of("42P07", "42710", "42701");

    /** What PostgreSQL answers where something is no longer there: it was dropped. */
    private static final Set<String> GONE_ALREADY = Set.of("42P01", "42704", "42703");

    private static final Pattern SETTING = Pattern.compile("(?is)(set|reset)\\b.*");

    private static final Pattern DROPS = Pattern.compile("(?is)(drop|.*\\bdetach\\s+partition)\\b.*");

    private static final Pattern TRANSACTION =
            Pattern.compile("(?is)(begin|start\\s+transaction|commit|end|rollback|abort)\\b(?!\\s+to\\b).*");

    private static final Pattern UNLOCKING =
            Pattern.compile("(?is)(discard\\s+all\\b|select\\s+(pg_catalog\\.)?pg_advisory_unlock_all\\b).*");

    /**
     * That no statement gives up all locks of the session, the one with it that keeps others from changing the database.
     *
     * @param file the script, as errors name it
     * @throws MigrationException if one does
     */
    static void refuseUnlocking(String file, List<SqlStatement> statements) {
        for (SqlStatement statement : statements) {
            if (UNLOCKING.matcher(statement.text()).matches()) {
                throw RunLock.lost("gives up", file, "statement", "line " + statement.line() + ": " + statement.text());
            }
        }
    }

    /** Whether a statement begins or ends a transaction. */
    static boolean isOfTransaction(SqlStatement statement) {
        return TRANSACTION.matcher(statement.text()).matches();
    }

    /** Whether PostgreSQL runs a statement only outside of transactions. */
    static boolean isOutsideOfTransactions(SqlStatement statement) {
        return statement.isOutsideOfTransactions();
    }

    /** Whether a statement may share its transaction with the note that it is done. */
    static boolean isInsideOfTransactions(String sql) {
        return SqlScript.statements(sql).stream()
                .allMatch(each -> INSIDE.matcher(each.text()).matches() && !isOutsideOfTransactions(each));
    }

    /** Whether a statement changes the session and nothing else. */
    static boolean isSetting(SqlStatement statement) {
        return SETTING.matcher(statement.text()).matches();
    }

    /** Whether what a statement deals with is gone when it is done. */
    static boolean isDrop(SqlStatement statement) {
        return DROPS.matcher(statement.text()).matches();
    }

    /**
     * Whether PostgreSQL refuses a statement because it was done before. Only a statement that was running when its
     * session died is asked that: of any other it may mean that something else has the name.
     */
    static boolean wasDone(SqlStatement statement, SQLException refusal) {
        return (isDrop(statement) ? GONE_ALREADY : THERE_ALREADY).contains(String.valueOf(refusal.getSQLState()));
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
