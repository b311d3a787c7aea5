package dev.alambique.migration.runner;

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

    private HistoryTableCreation() {}

    /** Flyway's statements for a table of that name; a test holds the outcome against a table of Flyway's own. */
    static String script(String schema) {
        String table = schema + ".\"" + HistoryTable.TABLE + "\"";
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
                """.formatted(table, HistoryTable.TABLE);
    }

    /** Creates the table; who holds Flyway's lock creates it alone. */
    static void create(Session session) throws SQLException {
        String schema = session.query("SELECT quote_ident(?)", session.schema());
        Connection connection = session.connection();
        try {
            Transaction.on(connection, () -> {
                try (Statement statement = connection.createStatement()) {
                    if (session.query("SELECT to_regnamespace(?)::text", schema) == null) {
                        statement.execute("CREATE SCHEMA " + schema);
                    }
                    return statement.execute(script(schema));
                }
            });
        } catch (SQLException e) {
            throw refused(session, schema, e);
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
