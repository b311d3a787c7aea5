package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.sql.Quoting;
import java.sql.Connection;
import java.sql.SQLException;

/** What a role lacks that may not read what was done to a database. */
final class Denied {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private Denied() {}

    /**
     * Tells which rights are missing, where a query failed for want of them.
     *
     * @param table the table that was to be read, with its schema, in SQL
     * @throws dev.alambique.migration.problem.MigrationException if that is the reason of the failure
     */
    static void explain(Connection connection, String table, SQLException failure) throws SQLException {
        if (!INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState())) {
            return;
        }
        String role = connection.getMetaData().getUserName();
        String grantee = Quoting.identifier(role);
        String schema = table.substring(0, table.lastIndexOf('.'));
        throw Problem.of("Role " + role + " may not read " + table + ": " + FailedStatement.message(failure) + ".")
                .instead("connect as the role that upgrades, with --user; or let this one read it:"
                        + "\nGRANT USAGE ON SCHEMA " + schema + " TO " + grantee + ";"
                        + "\nGRANT SELECT ON " + table + " TO " + grantee + ";")
                .failure(failure);
    }
}
