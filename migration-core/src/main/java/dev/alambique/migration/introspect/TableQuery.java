package dev.alambique.migration.introspect;

import dev.alambique.migration.schema.Ancestry;
import dev.alambique.migration.schema.Ancestry.Origin;
import dev.alambique.migration.schema.Persistence;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.ReplicaIdentity;
import dev.alambique.migration.schema.TableSettings;
import dev.alambique.migration.schema.TableSettings.RowSecurity;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code pg_class}: ordinary and partitioned tables, and what of them the model cannot say. */
final class TableQuery {
    /**
     * A TOAST table outlives the columns that it was made for, with parameters that nothing can give such a table again. It
     * is needed for columns that are not limited, or long rows (heapam_relation_needs_toast_table in heapam_handler.c).
     */
    private static final String NEEDS_TOAST = """
            (SELECT bool_or(a.attstorage <> 'p') AND sum(CASE WHEN a.attlen > 0 THEN a.attlen
                WHEN a.atttypmod < 0 THEN 8000
                WHEN a.atttypid IN ('varchar'::regtype, 'bpchar'::regtype) THEN 4 * a.atttypmod
                WHEN a.atttypid IN ('numeric'::regtype, 'bit'::regtype, 'varbit'::regtype) THEN 20
                ELSE 8000 END) > 2000
              FROM pg_attribute a
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated <> 'v')""";

    private static final String SQL = """
            SELECT c.oid, n.nspname, c.relname, obj_description(c.oid, 'pg_class') AS comment,
              array_remove(ARRAY[
                CASE WHEN c.reloftype <> 0 THEN 'a row type' END,
                CASE WHEN c.relacl IS NOT NULL THEN 'privileges' END],
                NULL)
              || ARRAY(SELECT 'trigger ' || t.tgname FROM pg_trigger t
                WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgparentid = 0)
              || ARRAY(SELECT 'broken index ' || x.relname
                FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND NOT i.indisvalid)
              || ARRAY(SELECT 'policy ' || p.polname FROM pg_policy p WHERE p.polrelid = c.oid)
              || ARRAY(SELECT 'rule ' || r.rulename FROM pg_rewrite r WHERE r.ev_class = c.oid)
              AS unmodelled,
              c.relpersistence = 'u' AS unlogged, pg_get_partkeydef(c.oid) AS partition_key, c.relreplident,
              c.relrowsecurity, c.relforcerowsecurity,
              ARRAY(SELECT pn.nspname || chr(31) || p.relname
                FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
                WHERE i.inhrelid = c.oid ORDER BY i.inhseqno) AS parents,
              pg_get_expr(c.relpartbound, c.oid) AS bound,
              ARRAY(SELECT a.attislocal::text || chr(31) || a.attname FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attinhcount > 0) AS inherited_columns,
              ARRAY(SELECT k.conislocal::text || chr(31) || k.conname FROM pg_constraint k
                WHERE k.conrelid = c.oid AND k.coninhcount > 0) AS inherited_constraints,
              ARRAY(SELECT 'false' || chr(31) || x.relname
                FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                WHERE i.indrelid = c.oid AND x.relispartition) AS inherited_indexes,
              c.reloptions || ARRAY(SELECT 'toast.' || p FROM pg_class o, unnest(o.reloptions) p
                WHERE o.oid = c.reltoastrelid AND %s) AS parameters,
              (SELECT x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                WHERE i.indrelid = c.oid AND i.indisreplident) AS identity_index,
              (SELECT x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                WHERE i.indrelid = c.oid AND i.indisclustered) AS clustered_on,
              (SELECT s.spcname FROM pg_tablespace s WHERE s.oid = c.reltablespace) AS tablespace,
              (SELECT m.amname FROM pg_am m WHERE m.oid = c.relam AND m.amname <> 'heap') AS access_method
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND %s
            """.formatted(NEEDS_TOAST, Catalog.USERS_RELATION);

    private final Catalog catalog;

    TableQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A table without its parts, and the OID by which they find it. */
    record Row(
            long oid,
            QualifiedName name,
            Optional<String> comment,
            Ancestry ancestry,
            TableSettings settings,
            List<String> unmodelled) {}

    List<Row> read() throws SQLException {
        return catalog.query(
                SQL,
                row -> new Row(
                        row.number("oid"),
                        new QualifiedName(row.text("nspname"), row.text("relname")),
                        row.optional("comment"),
                        ancestry(row),
                        settings(row),
                        row.texts("unmodelled")));
    }

    private static Ancestry ancestry(Catalog.Row row) throws SQLException {
        List<QualifiedName> parents = row.names("parents");
        return parents.isEmpty()
                ? Ancestry.NONE
                : new Ancestry(
                        parents,
                        row.optional("bound"),
                        origins(row, "inherited_columns"),
                        origins(row, "inherited_constraints"),
                        origins(row, "inherited_indexes"));
    }

    private static SortedMap<String, Origin> origins(Catalog.Row row, String column) throws SQLException {
        SortedMap<String, Origin> origins = new TreeMap<>();
        for (String each : row.texts(column)) {
            int separator = each.indexOf(Catalog.SEPARATOR);
            boolean isLocal = Boolean.parseBoolean(each.substring(0, separator));
            origins.put(each.substring(separator + 1), isLocal ? Origin.SHARED : Origin.TAKEN_OVER);
        }
        return origins;
    }

    private static TableSettings settings(Catalog.Row row) throws SQLException {
        return new TableSettings(
                row.is("unlogged") ? Persistence.UNLOGGED : Persistence.LOGGED,
                row.texts("parameters"),
                replicaIdentity(row),
                row.optional("clustered_on"),
                row.optional("tablespace"),
                row.optional("access_method"),
                rowSecurity(row),
                row.optional("partition_key"));
    }

    /** A table whose identity was an index that is gone has none: PostgreSQL leaves {@code relreplident} at 'i'. */
    private static ReplicaIdentity replicaIdentity(Catalog.Row row) throws SQLException {
        return switch (row.letter("relreplident")) {
            case 'f' -> new ReplicaIdentity(ReplicaIdentity.Kind.FULL, Optional.empty());
            case 'n' -> new ReplicaIdentity(ReplicaIdentity.Kind.NOTHING, Optional.empty());
            case 'i' ->
                row.optional("identity_index")
                        .map(ReplicaIdentity::of)
                        .orElse(new ReplicaIdentity(ReplicaIdentity.Kind.NOTHING, Optional.empty()));
            default -> ReplicaIdentity.DEFAULT;
        };
    }

    private static RowSecurity rowSecurity(Catalog.Row row) throws SQLException {
        if (row.is("relforcerowsecurity")) {
            return row.is("relrowsecurity") ? RowSecurity.ENABLED_AND_FORCED : RowSecurity.FORCED_BUT_OFF;
        }
        return row.is("relrowsecurity") ? RowSecurity.ENABLED : RowSecurity.OFF;
    }
}
