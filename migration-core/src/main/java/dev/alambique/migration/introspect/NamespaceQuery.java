package dev.alambique.migration.introspect;

import dev.alambique.migration.schema.Namespace;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@code pg_namespace}. */
final class NamespaceQuery {
    /** The comment that every database's public schema is born with. */
    private static final String BORN_WITH = "standard public schema";

    private static final String SQL = """
            SELECT n.nspname, obj_description(n.oid, 'pg_namespace') AS comment
            FROM pg_namespace n
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (
                SELECT FROM pg_depend e
                WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e')
            """;

    private final Catalog catalog;

    NamespaceQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    List<Namespace> read() throws SQLException {
        return catalog.query(
                SQL, row -> new Namespace(row.text("nspname"), comment(row.text("nspname"), row.optional("comment"))));
    }

    private static Optional<String> comment(String name, Optional<String> comment) {
        return name.equals("public") ? comment.filter(text -> !text.equals(BORN_WITH)) : comment;
    }
}
