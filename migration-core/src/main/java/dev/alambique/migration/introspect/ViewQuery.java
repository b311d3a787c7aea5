package dev.alambique.migration.introspect;

import dev.alambique.migration.introspect.Catalog.Row;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code pg_class} and {@code pg_attribute}: views and their columns. */
final class ViewQuery {
    /** A view may be without columns. */
    private static final String SQL = """
            SELECT n.nspname, c.relname, c.relkind, pg_get_viewdef(c.oid) AS definition,
              a.attname, format_type(a.atttypid, a.atttypmod) AS type
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind IN ('v', 'm') AND %s
            ORDER BY a.attnum
            """.formatted(Catalog.USERS_RELATION);

    private final Catalog catalog;

    ViewQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    List<View> read() throws SQLException {
        Map<QualifiedName, View> views = new LinkedHashMap<>();
        catalog.query(SQL, row -> {
            View view = view(row);
            return views.merge(view.name(), view, ViewQuery::together);
        });
        return List.copyOf(views.values());
    }

    private static View view(Row row) throws SQLException {
        List<View.Column> columns = row.optional("attname").isEmpty()
                ? List.of()
                : List.of(new View.Column(row.text("attname"), row.text("type")));
        return new View(
                new QualifiedName(row.text("nspname"), row.text("relname")),
                row.letter("relkind") == 'm' ? View.Kind.MATERIALIZED : View.Kind.PLAIN,
                columns,
                row.text("definition"));
    }

    private static View together(View one, View other) {
        List<View.Column> columns = new ArrayList<>(one.columns());
        columns.addAll(other.columns());
        return new View(one.name(), one.kind(), columns, one.definition());
    }
}
