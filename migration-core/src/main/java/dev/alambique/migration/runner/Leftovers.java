package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a statement left half done that PostgreSQL does in several transactions of its own: an index that is invalid, or a
 * partition whose detachment is pending.
 *
 * @param script the script that the statement is of; what it does not speak of belongs to others
 */
record Leftovers(Session session, AuditMarks marks, AuditMarks.Broken broken, Script script) {
    private static final String NAME =
            "((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)(?:\\s*\\.\\s*(?:\"(?:[^\"]|\"\")+\"|[\\w$]+))?)";

    private static final Pattern UNNAMED_INDEX = Pattern.compile(
            "(?is)(create\\s+(?:unique\\s+)?index\\s+)concurrently(\\s+on\\s+(?:only\\s+)?)" + NAME + "(.*)");

    /** As PostgreSQL names an index that nobody names. */
    private static final Pattern GIVEN_NAME = Pattern.compile("(?s).*_idx\\d*");

    private static final Pattern REINDEX = Pattern.compile("(?is)reindex\\b.*");

    /** As PostgreSQL names an index that is built for another, and that other when it has taken its place. */
    private static final Pattern REBUILT_NAME = Pattern.compile("(?s)(.*)_cc(?:new|old)\\d*");

    private static final Pattern DETACH =
            Pattern.compile("(?is)(alter\\s+table\\b.*\\bdetach\\s+partition\\s+" + NAME + "\\s+)concurrently\\b.*");

    /**
     * Clears away what is in the way of the statement, and gives the statement that completes it.
     *
     * @throws dev.alambique.migration.problem.MigrationException if it cannot be told what it left
     */
    SqlStatement goOn(SqlStatement statement) throws SQLException {
        Matcher detach = DETACH.matcher(statement.text());
        if (detach.matches() && isPending(detach.group(2))) {
            return new SqlStatement(statement.line(), detach.group(1) + "FINALIZE");
        }
        // An index that is half dropped is not in the way of the statement that drops it.
        if (!Statements.isDrop(statement)) {
            Statements all = new Statements(session.connection(), script.fileName());
            for (AuditMarks.InvalidIndex each : of(statement)) {
                all.execute(new SqlStatement(statement.line(), "DROP INDEX CONCURRENTLY IF EXISTS " + each.sql()));
            }
        }
        return statement;
    }

    private boolean isPending(String partition) throws SQLException {
        return session.query(
                        "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass(?)"
                                + " AND inhdetachpending)",
                        partition)
                .equals("t");
    }

    private List<AuditMarks.InvalidIndex> of(SqlStatement statement) throws SQLException {
        List<AuditMarks.InvalidIndex> abandoned = marks.abandonedSince(broken);
        Matcher unnamed = UNNAMED_INDEX.matcher(statement.text());
        if (unnamed.matches() && !abandoned.isEmpty()) {
            return unnamed(unnamed, abandoned);
        }
        boolean reindex = REINDEX.matcher(statement.text()).matches();
        return abandoned.stream()
                .filter(each -> isNamed(each.name()) || reindex && isRebuilt(each))
                .toList();
    }

    /** Those that the same statement would make, of the same table. */
    private List<AuditMarks.InvalidIndex> unnamed(Matcher statement, List<AuditMarks.InvalidIndex> abandoned)
            throws SQLException {
        String table = session.query("SELECT to_regclass(?)::oid::text", statement.group(3));
        String definition = definition(statement);
        List<AuditMarks.InvalidIndex> same = abandoned.stream()
                .filter(each -> each.table().number().equals(table)
                        && each.definition().equals(definition)
                        && GIVEN_NAME.matcher(each.name()).matches())
                .toList();
        if (same.size() > 1) {
            String names = same.stream().map(AuditMarks.InvalidIndex::sql).collect(Collectors.joining(", "));
            throw Problem.of("Script " + script.fileName() + " left an invalid index without a name of its own, and it"
                            + " cannot be told which.")
                    .with("invalid", names)
                    .instead(
                            "drop those that nobody needs, with DROP INDEX CONCURRENTLY, and run the same command again")
                    .failure();
        }
        return same;
    }

    /** What the statement makes of an empty table of the same columns, in PostgreSQL's words; nothing of it stays. */
    private String definition(Matcher statement) throws SQLException {
        Connection connection = session.connection();
        connection.setAutoCommit(false);
        try (Statement trial = connection.createStatement()) {
            trial.setEscapeProcessing(false);
            trial.execute("CREATE TEMP TABLE alambique_trial (LIKE " + statement.group(3) + ")");
            trial.execute(statement.group(1) + statement.group(2) + "pg_temp.alambique_trial" + statement.group(4));
            return session.query("SELECT " + AuditMarks.DEFINITION
                    + " FROM pg_catalog.pg_index i WHERE i.indrelid = 'pg_temp.alambique_trial'::regclass");
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private boolean isRebuilt(AuditMarks.InvalidIndex index) {
        Matcher name = REBUILT_NAME.matcher(index.name());
        return name.matches()
                && (isNamed(name.group(1)) || isNamed(index.table().name()));
    }

    private boolean isNamed(String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
                .matcher(script.sql())
                .find();
    }
}
