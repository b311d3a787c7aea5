package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code migration_audit} as the catalogs tell of it.
 *
 * @param name its name in SQL, quoted by PostgreSQL itself
 * @param readable whether the role of the session may read it
 */
record AuditTable(String name, boolean readable) {
    private static final String LOOK_UP = "SELECT format('%I.%I', n.nspname, c.relname), c.relkind IN ('r', 'p'),"
            + " has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'),"
            + " ARRAY(SELECT w FROM unnest(?) AS w WHERE w NOT IN (SELECT attname::text FROM pg_catalog.pg_attribute"
            + " WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped))"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname = ? AND c.relname = ?";

    /**
     * The table of a schema, if it exists.
     *
     * @throws dev.alambique.migration.problem.MigrationException if what has its name is no table, or has not its columns
     */
    static Optional<AuditTable> find(Connection connection, String schema) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LOOK_UP)) {
            query.setArray(1, connection.createArrayOf("text", Audit.columns().toArray()));
            query.setString(2, schema);
            query.setString(3, Audit.TABLE);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                AuditTable found = new AuditTable(row.getString(1), row.getBoolean(3));
                found.refuseOther(
                        row.getBoolean(2), List.of((String[]) row.getArray(4).getArray()));
                return Optional.of(found);
            }
        }
    }

    private void refuseOther(boolean table, List<String> missing) {
        if (!table) {
            throw Problem.of(name + " is no table, and the audit of what is done to the database would have that name.")
                    .instead("give it another name; or keep history and audit in another schema, with --schemas")
                    .failure();
        }
        if (!missing.isEmpty()) {
            throw Problem.of("Table " + name + " is not, or no longer, the audit of what is done to the database.")
                    .with("missing", (missing.size() == 1 ? "column " : "columns ") + String.join(", ", missing))
                    .instead("give it another name, and the next run makes a new one:"
                            + "\nALTER TABLE " + name + " RENAME TO " + Audit.TABLE + "_old;"
                            + "\nor, if it is another program's, keep history and audit in another schema, with"
                            + " --schemas")
                    .failure();
        }
    }
}
