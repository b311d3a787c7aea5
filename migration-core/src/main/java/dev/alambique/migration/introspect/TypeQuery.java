package dev.alambique.migration.introspect;

import java.sql.SQLException;
import java.util.List;

/** {@code pg_type}: the user's own types that the model does not hold. */
final class TypeQuery {
    private static final String SQL = """
            SELECT CASE t.typtype WHEN 'd' THEN 'domain ' WHEN 'r' THEN 'range type '
              ELSE 'composite type ' END || n.nspname || '.' || t.typname AS phrase
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
              LEFT JOIN pg_class r ON r.oid = t.typrelid
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND (t.typtype IN ('d', 'r') OR t.typtype = 'c' AND r.relkind = 'c')
              AND NOT EXISTS (
                SELECT FROM pg_depend e WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
            """;

    private final Catalog catalog;

    TypeQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    List<String> read() throws SQLException {
        return catalog.query(SQL, row -> row.text("phrase"));
    }
}
