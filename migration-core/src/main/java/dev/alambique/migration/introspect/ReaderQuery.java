package dev.alambique.migration.introspect;

import dev.alambique.migration.introspect.Catalog.Row;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Reader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What reads tables and columns and is not compared, through {@code pg_depend}: views and rules, triggers (UPDATE OF,
 * WHEN), policies, extended statistics, functions whose body PostgreSQL has parsed or that take or give rows of a table,
 * publications of single columns, partition keys. All but views count for the columns and row types alone that they name; a view
 * that groups by a primary key needs the key too, and a constraint trigger the table that it is FROM.
 */
final class ReaderQuery {
    private static final String SQL = """
            SELECT DISTINCT x.kind, x.class, x.oid, x.schema, x.name, on_n.nspname AS on_schema, on_c.relname AS on_table,
              tn.nspname AS read_schema, t.relname AS read_table, a.attname AS read_column, k.conname AS read_constraint
            FROM (
              SELECT 'VIEW' AS kind, 'pg_rewrite'::regclass AS class, w.oid, n.nspname AS schema, c.relname AS name,
                0::oid AS owner, c.oid AS self
              FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('v', 'm') AND %1$s
              UNION ALL
              SELECT 'RULE', 'pg_rewrite'::regclass, w.oid, n.nspname, w.rulename, c.oid, 0
              FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('r', 'p') AND %1$s
              UNION ALL
              SELECT 'TRIGGER', 'pg_trigger'::regclass, g.oid, n.nspname, g.tgname, c.oid, 0
              FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE NOT g.tgisinternal AND c.relkind IN ('r', 'p') AND %1$s
              UNION ALL
              SELECT 'POLICY', 'pg_policy'::regclass, p.oid, n.nspname, p.polname, c.oid, 0
              FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE %1$s
              UNION ALL
              SELECT 'STATISTICS', 'pg_statistic_ext'::regclass, s.oid, n.nspname, s.stxname, c.oid, 0
              FROM pg_statistic_ext s JOIN pg_class c ON c.oid = s.stxrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE %1$s
              UNION ALL
              SELECT 'FUNCTION', 'pg_proc'::regclass, f.oid, n.nspname, f.proname, 0, 0
              FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
              WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              UNION ALL
              SELECT 'PUBLICATION', 'pg_publication_rel'::regclass, r.oid, n.nspname, b.pubname, c.oid, 0
              FROM pg_publication_rel r JOIN pg_publication b ON b.oid = r.prpubid
                JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE %1$s) x
              LEFT JOIN pg_class on_c ON on_c.oid = x.owner
              LEFT JOIN pg_namespace on_n ON on_n.oid = on_c.relnamespace
              LEFT JOIN pg_depend d ON d.classid = x.class AND d.objid = x.oid
                AND d.refclassid IN ('pg_class'::regclass, 'pg_constraint'::regclass, 'pg_type'::regclass)
                AND d.refobjid <> x.self
                AND (x.kind = 'VIEW' OR d.refobjsubid > 0 OR x.kind = 'TRIGGER' AND d.refobjid <> x.owner
                  OR d.refclassid = 'pg_type'::regclass AND d.deptype = 'n')
              LEFT JOIN pg_constraint k ON d.refclassid = 'pg_constraint'::regclass AND k.oid = d.refobjid
              LEFT JOIN pg_type y ON d.refclassid = 'pg_type'::regclass AND y.oid = d.refobjid
              LEFT JOIN pg_type e ON e.oid = y.typelem AND y.typelem <> 0
              LEFT JOIN pg_class t ON t.oid = coalesce(k.conrelid, nullif(y.typrelid, 0), nullif(e.typrelid, 0),
                CASE d.refclassid WHEN 'pg_class'::regclass THEN d.refobjid END)
              LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
              LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid AND a.attnum > 0
            WHERE x.kind = 'VIEW' OR t.oid IS NOT NULL
            """.formatted(Catalog.USERS_RELATION);

    /** The columns of a partition key, those in its expressions too, go with their table (StorePartitionKey in heap.c). */
    private static final String PARTITION_KEYS = """
            SELECT c.oid, n.nspname, c.relname, a.attname
            FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid > 0
                AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid = 0
                AND d.deptype = 'i'
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
            WHERE %s
            """.formatted(Catalog.USERS_RELATION);

    private final Catalog catalog;

    ReaderQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    List<Reader> read() throws SQLException {
        Map<Long, Reader> readers = new LinkedHashMap<>();
        catalog.query(SQL, row -> readers.merge(row.number("oid"), reader(row), ReaderQuery::together));
        catalog.query(
                PARTITION_KEYS, row -> readers.merge(-row.number("oid"), partitionKey(row), ReaderQuery::together));
        return List.copyOf(readers.values());
    }

    private static Reader partitionKey(Row row) throws SQLException {
        QualifiedName table = new QualifiedName(row.text("nspname"), row.text("relname"));
        return new Reader(
                Reader.Kind.PARTITION_KEY,
                table,
                Optional.of(table),
                List.of(ObjectKey.column(table, row.text("attname"))));
    }

    private static Reader reader(Row row) throws SQLException {
        return new Reader(
                Reader.Kind.valueOf(row.text("kind")),
                new QualifiedName(row.text("schema"), row.text("name")),
                name(row, "on_schema", "on_table"),
                key(row).map(List::of).orElse(List.of()));
    }

    private static Optional<ObjectKey> key(Row row) throws SQLException {
        Optional<QualifiedName> table = name(row, "read_schema", "read_table");
        Optional<String> column = row.optional("read_column");
        Optional<String> constraint = row.optional("read_constraint");
        return table.map(each -> column.map(name -> ObjectKey.column(each, name))
                .or(() -> constraint.map(name -> ObjectKey.constraint(each, name)))
                .orElse(ObjectKey.table(each)));
    }

    private static Optional<QualifiedName> name(Row row, String schema, String relation) throws SQLException {
        return row.optional(relation).isEmpty()
                ? Optional.empty()
                : Optional.of(new QualifiedName(row.text(schema), row.text(relation)));
    }

    private static Reader together(Reader one, Reader other) {
        List<ObjectKey> reads = new ArrayList<>(one.reads());
        reads.addAll(other.reads());
        return new Reader(one.kind(), one.name(), one.table(), reads);
    }
}
