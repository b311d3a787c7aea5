package dev.alambique.migration.introspect;

import dev.alambique.migration.introspect.Catalog.Row;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Sequence.ColumnReference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code pg_attribute} and {@code pg_attrdef}. What a generated column reads, PostgreSQL records as a dependency of its
 * expression since 15, and of the column itself before.
 */
final class ColumnQuery {
    private static final String SQL = """
            SELECT c.oid, n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
              a.attnotnull, a.attidentity, a.attgenerated,
              pg_get_expr(d.adbin, d.adrelid) AS expression,
              CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
              col_description(c.oid, a.attnum) AS comment,
              ARRAY(SELECT sn.nspname || chr(31) || s.relname
                FROM pg_depend p JOIN pg_class s ON s.oid = p.refobjid AND s.relkind = 'S'
                  JOIN pg_namespace sn ON sn.oid = s.relnamespace
                WHERE p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
                  AND p.refclassid = 'pg_class'::regclass) AS sequences,
              ARRAY(SELECT r.attname::text
                FROM pg_depend p JOIN pg_attribute r ON r.attrelid = p.refobjid AND r.attnum = p.refobjsubid
                WHERE (p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
                    OR p.classid = 'pg_class'::regclass AND p.objid = c.oid AND p.objsubid = a.attnum
                      AND a.attgenerated <> '')
                  AND p.refclassid = 'pg_class'::regclass AND p.refobjid = c.oid
                  AND p.refobjsubid > 0 AND p.refobjsubid <> a.attnum) AS reads
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_type t ON t.oid = a.atttypid
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE c.relkind IN ('r', 'p') AND %s
            ORDER BY c.oid, a.attnum
            """.formatted(Catalog.USERS_RELATION);

    private final Catalog catalog;
    private final Map<ColumnReference, Sequence> identities;

    ColumnQuery(Catalog catalog, Map<ColumnReference, Sequence> identities) {
        this.catalog = catalog;
        this.identities = identities;
    }

    ByTable<Column> read() throws SQLException {
        ByTable<Column> columns = new ByTable<>();
        catalog.query(SQL, row -> {
            columns.add(row.number("oid"), column(row));
            return row;
        });
        return columns;
    }

    private Column column(Row row) throws SQLException {
        return new Column(
                row.text("attname"),
                row.text("type"),
                row.is("attnotnull"),
                value(row),
                row.optional("collation"),
                row.optional("comment"));
    }

    private ColumnValue value(Row row) throws SQLException {
        if (row.letter("attidentity") != ' ') {
            QualifiedName table = new QualifiedName(row.text("nspname"), row.text("relname"));
            Sequence sequence = identities.get(new ColumnReference(table, row.text("attname")));
            return new ColumnValue.Identity(
                    row.letter("attidentity") == 'a'
                            ? ColumnValue.Generation.ALWAYS
                            : ColumnValue.Generation.BY_DEFAULT,
                    sequence.name(),
                    sequence.options());
        }
        if (row.optional("expression").isEmpty()) {
            return new ColumnValue.Given();
        }
        if (row.letter("attgenerated") != ' ') {
            return new ColumnValue.Generated(
                    row.text("expression"),
                    row.letter("attgenerated") == 's' ? ColumnValue.Storage.STORED : ColumnValue.Storage.VIRTUAL,
                    row.texts("reads"));
        }
        return new ColumnValue.Default(row.text("expression"), sequences(row));
    }

    private static List<QualifiedName> sequences(Row row) throws SQLException {
        List<QualifiedName> names = new ArrayList<>();
        for (String each : row.texts("sequences")) {
            int separator = each.indexOf('\u001f');
            names.add(new QualifiedName(each.substring(0, separator), each.substring(separator + 1)));
        }
        return names;
    }
}
