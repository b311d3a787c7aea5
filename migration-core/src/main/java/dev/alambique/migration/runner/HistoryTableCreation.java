package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/**
 * Creates Flyway's history table, by Flyway itself and empty. Flyway creates one on its own only in an empty schema; in
 * any other it wants a baseline, after which every later reader sees a version that nobody wrote. So it is told to
 * baseline, and the row is taken out: what is left is what a database looks like after {@code downgrade base}.
 */
final class HistoryTableCreation {
    /** Below any version that people write, in case the process dies before the row is taken out. */
    private static final Version VERSION = new Version("0.0.0.1");

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String READ_ONLY = "25006";
    private static final String PROBE = HistoryTable.TABLE + "_probe";

    private HistoryTableCreation() {}

    static HistoryTable create(Session session, FlywaySetup setup) throws SQLException {
        probe(session);
        try {
            setup.configuration().baselineVersion(VERSION.text()).load().baseline();
        } catch (FlywayException e) {
            // A stock Flyway that starts at the same moment may have been faster; then all is well.
            if (session.table().isEmpty()) {
                throw e;
            }
        }
        HistoryTable table = session.table().orElseThrow();
        List<HistoryRow> markers = table.read().rows().stream()
                .filter(row -> row.isBaseline()
                        && row.version().filter(VERSION::equals).isPresent())
                .toList();
        table.delete(markers);
        return table;
    }

    /**
     * Tries what Flyway is about to do, and takes it back: Flyway itself repeats a creation that PostgreSQL refuses for
     * ten seconds, and then names the statement instead of the reason.
     */
    private static void probe(Session session) throws SQLException {
        String schema = session.query("SELECT quote_ident(?)", session.schema());
        Optional<SQLException> refusal = refusal(session, schema);
        if (refusal.isPresent()) {
            throw refused(session, schema, refusal.get());
        }
    }

    /** Only a refusal that will not pass: a stock Flyway that creates the same at this moment is Flyway's to wait for. */
    private static Optional<SQLException> refusal(Session session, String schema) throws SQLException {
        Connection connection = session.connection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (session.query("SELECT to_regnamespace(?)::text", schema) == null) {
                statement.execute("CREATE SCHEMA " + schema);
            }
            statement.execute("CREATE TABLE " + schema + "." + PROBE + " ()");
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e)
                    .filter(refusal -> INSUFFICIENT_PRIVILEGE.equals(refusal.getSQLState())
                            || READ_ONLY.equals(refusal.getSQLState()));
        } finally {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static MigrationException refused(Session session, String schema, SQLException cause) throws SQLException {
        Problem problem = Problem.of("The history table cannot be created: " + FailedStatement.message(cause))
                .with("table", schema + "." + HistoryTable.TABLE);
        if (READ_ONLY.equals(cause.getSQLState())) {
            return problem.instead(
                            "a server that is no standby, and a role and a database without default_transaction_read_only")
                    .failure(cause);
        }
        String role = session.query("SELECT quote_ident(current_user)");
        return problem.instead("let the role create it (a schema that does not exist has to be created first):"
                        + "\nGRANT USAGE, CREATE ON SCHEMA " + schema + " TO " + role + ";"
                        + "\nor keep the history in another schema, with --schemas")
                .failure(cause);
    }
}
