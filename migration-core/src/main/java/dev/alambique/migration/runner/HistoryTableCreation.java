package dev.alambique.migration.runner;

import dev.alambique.migration.introspect.FlywayHistory;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Creates Flyway's history table as Flyway does, and its schema where there is none. Flyway itself creates one only in an
 * empty schema; in any other it wants a baseline, after which every later reader sees a version that nobody wrote.
 */
final class HistoryTableCreation {
    private static final String READ_ONLY = "25006";

    private static final String OTHER = "SELECT min(c.relname) FROM pg_catalog.pg_class c WHERE c.relnamespace ="
            + " (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = ?) AND c.relkind IN ('r', 'p') AND "
            + FlywayHistory.OF_ANY_NAME;

    private HistoryTableCreation() {}

    /** Flyway's statements for a table of that name; a test holds the outcome against a table of Flyway's own. */
    static String script(String schema, String name) {
        String inner = name.replace("\"", "\"\"");
        String table = schema + ".\"" + inner + "\"";
        return """
                CREATE TABLE %1$s (
                    "installed_rank" INT NOT NULL,
                    "version" VARCHAR(50),
                    "description" VARCHAR(200) NOT NULL,
                    "type" VARCHAR(20) NOT NULL,
                    "script" VARCHAR(1000) NOT NULL,
                    "checksum" INTEGER,
                    "installed_by" VARCHAR(100) NOT NULL,
                    "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
                    "execution_time" INTEGER NOT NULL,
                    "success" BOOLEAN NOT NULL
                );
                ALTER TABLE %1$s ADD CONSTRAINT "%2$s_pk" PRIMARY KEY ("installed_rank");
                CREATE INDEX "%2$s_s_idx" ON %1$s ("success");
                """.formatted(table, inner);
    }

    /** Creates the table; who holds Flyway's lock creates it alone. */
    static void create(Session session) throws SQLException {
        if (!session.isHistoryTableGiven()) {
            refuseBeside(session);
        }
        String schema = session.query("SELECT quote_ident(?)", session.schema());
        Connection connection = session.connection();
        try {
            Transaction.on(connection, () -> {
                try (Statement statement = connection.createStatement()) {
                    if (session.query("SELECT to_regnamespace(?)::text", schema) == null) {
                        statement.execute("CREATE SCHEMA " + schema);
                    }
                    return statement.execute(script(schema, session.historyTable()));
                }
            });
        } catch (SQLException e) {
            throw refused(session, schema, e);
        }
    }

    /** A history of another name may be the one of this application, and would be passed over. */
    private static void refuseBeside(Session session) throws SQLException {
        String other = session.query(OTHER, session.schema());
        if (other != null) {
            throw Problem.of("There is no " + session.historyTable() + ", and another history of Flyway's is there.")
                    .with("history", session.schema() + "." + other)
                    .instead("history-table = " + other
                            + " in alambique.properties, or --history-table, if that is the one;"
                            + "\nif it is another application's, history-table = " + session.historyTable())
                    .usage();
        }
    }

    private static MigrationException refused(Session session, String schema, SQLException cause) throws SQLException {
        Problem problem = Problem.of("The history table cannot be created: " + FailedStatement.message(cause))
                .with("table", schema + "." + session.historyTable());
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
