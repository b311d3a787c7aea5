package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
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

    private HistoryTableCreation() {}

    static HistoryTable create(Session session, FlywaySetup setup) throws SQLException {
        try {
            setup.configuration().baselineVersion(VERSION.text()).load().baseline();
        } catch (FlywayException e) {
            // A stock Flyway that starts at the same moment may have been faster; then all is well.
            if (session.table().isEmpty()) {
                throw refused(session, e);
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

    private static RuntimeException refused(Session session, FlywayException failure) throws SQLException {
        Optional<SQLException> cause = FlywayFailure.first(failure, SQLException.class);
        if (cause.isEmpty()) {
            return failure;
        }
        Problem problem = Problem.of("The history table cannot be created: " + FailedStatement.message(cause.get()))
                .with("table", session.schema() + "." + HistoryTable.TABLE);
        if (INSUFFICIENT_PRIVILEGE.equals(cause.get().getSQLState())) {
            String role = session.query("SELECT quote_ident(current_user)");
            String schema = session.query("SELECT quote_ident(?)", session.schema());
            problem = problem.instead("let the role create it (a schema that does not exist has to be created first):"
                    + "\nGRANT USAGE, CREATE ON SCHEMA " + schema + " TO " + role + ";"
                    + "\nor keep the history in another schema, with --schemas");
        } else if (READ_ONLY.equals(cause.get().getSQLState())) {
            problem = problem.instead("a server that is no standby, and a role and a database without"
                    + " default_transaction_read_only");
        }
        return problem.failure(failure);
    }
}
