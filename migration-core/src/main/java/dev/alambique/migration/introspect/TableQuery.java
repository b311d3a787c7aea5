package dev.alambique.migration.introspect;

import dev.alambique.migration.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@code pg_class}: ordinary and partitioned tables, and what of them the model cannot say. */
final class TableQuery {
    private static final String SQL = """
            SELECT c.oid, n.nspname, c.relname, obj_description(c.oid, 'pg_class') AS comment,
              array_remove(ARRAY[
                CASE WHEN c.relpersistence = 'u' THEN 'UNLOGGED' END,
                CASE WHEN c.relkind = 'p' THEN 'partitions' END,
                CASE WHEN c.relrowsecurity THEN 'row level security' END,
                CASE WHEN c.relforcerowsecurity THEN 'forced row level security' END,
                CASE WHEN c.relreplident <> 'd' THEN 'a replica identity' END,
                CASE WHEN c.reltablespace <> 0 THEN 'a tablespace' END,
                CASE WHEN c.reloftype <> 0 THEN 'a row type' END,
                CASE WHEN c.relacl IS NOT NULL THEN 'privileges' END,
                CASE WHEN c.reloptions IS NOT NULL
                  THEN 'storage parameters ' || array_to_string(c.reloptions, ', ') END,
                CASE WHEN EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid) THEN 'a parent table' END],
                NULL)
              || ARRAY(SELECT 'trigger ' || t.tgname FROM pg_trigger t
                WHERE t.tgrelid = c.oid AND NOT t.tgisinternal)
              || ARRAY(SELECT 'constraint ' || k.conname || ' that is not enforced' FROM pg_constraint k
                WHERE k.conrelid = c.oid AND to_jsonb(k) ->> 'conenforced' = 'false')
              || ARRAY(SELECT 'temporal constraint ' || k.conname FROM pg_constraint k
                WHERE k.conrelid = c.oid AND to_jsonb(k) ->> 'conperiod' = 'true')
              || ARRAY(SELECT 'unchecked NOT NULL ' || k.conname FROM pg_constraint k
                WHERE k.conrelid = c.oid AND k.contype = 'n' AND NOT k.convalidated)
              || ARRAY(SELECT 'broken index ' || x.relname
                FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND NOT i.indisvalid)
              || ARRAY(SELECT 'comment on the index of constraint ' || k.conname FROM pg_constraint k
                WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x')
                  AND obj_description(k.conindid, 'pg_class') IS NOT NULL)
              || ARRAY(SELECT 'policy ' || p.polname FROM pg_policy p WHERE p.polrelid = c.oid)
              || ARRAY(SELECT 'rule ' || r.rulename FROM pg_rewrite r WHERE r.ev_class = c.oid)
              || ARRAY(SELECT 'storage options of column ' || a.attname
                FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                  AND (a.attstorage <> t.typstorage OR a.attcompression <> '' OR a.attoptions IS NOT NULL
                    OR coalesce(a.attstattarget, -1) <> -1))
              AS unmodelled
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND %s
            """.formatted(Catalog.USERS_RELATION);

    private final Catalog catalog;

    TableQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A table without its parts, and the OID by which they find it. */
    record Row(long oid, QualifiedName name, Optional<String> comment, List<String> unmodelled) {}

    List<Row> read() throws SQLException {
        return catalog.query(
                SQL,
                row -> new Row(
                        row.number("oid"),
                        new QualifiedName(row.text("nspname"), row.text("relname")),
                        row.optional("comment"),
                        row.texts("unmodelled")));
    }
}
