package dev.alambique.migration.introspect;

import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code pg_rewrite}: views, and through {@code pg_depend} what their rules read. */
final class ViewQuery {
    private static final String SQL = """
            SELECT DISTINCT n.nspname, c.relname, tn.nspname AS read_schema, t.relname AS read_table,
              a.attname AS read_column
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_rewrite w ON w.ev_class = c.oid
              LEFT JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
                AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> c.oid
              LEFT JOIN pg_class t ON t.oid = d.refobjid
              LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
              LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid AND a.attnum > 0
            WHERE c.relkind IN ('v', 'm') AND %s
            """.formatted(Catalog.USERS_RELATION);

    private final Catalog catalog;

    ViewQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    List<View> read() throws SQLException {
        Map<QualifiedName, List<ObjectKey>> reads = new LinkedHashMap<>();
        catalog.query(SQL, row -> {
            QualifiedName name = new QualifiedName(row.text("nspname"), row.text("relname"));
            List<ObjectKey> keys = reads.computeIfAbsent(name, any -> new ArrayList<>());
            if (row.optional("read_table").isPresent()) {
                QualifiedName table = new QualifiedName(row.text("read_schema"), row.text("read_table"));
                Optional<String> column = row.optional("read_column");
                keys.add(column.isPresent() ? ObjectKey.column(table, column.get()) : ObjectKey.table(table));
            }
            return name;
        });
        return reads.entrySet().stream()
                .map(each -> new View(each.getKey(), each.getValue()))
                .toList();
    }
}
