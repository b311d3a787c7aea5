package dev.alambique.migration.introspect;

import dev.alambique.migration.introspect.Catalog.Row;
import dev.alambique.migration.schema.Expression;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.Index.Key;
import dev.alambique.migration.schema.Index.Order;
import dev.alambique.migration.schema.Index.Term;
import dev.alambique.migration.schema.Index.Uniqueness;
import dev.alambique.migration.schema.IndexStorage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code pg_index}: the indexes that no constraint keeps, one query for their keys and one for the rest. */
final class IndexQuery {
    private static final String FROM = """
            FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
              JOIN pg_class c ON c.oid = i.indrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
            """;

    private static final String WHERE = """
            WHERE c.relkind IN ('r', 'p') AND %s
              AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
            """.formatted(Catalog.USERS_RELATION);

    private static final String INDEXES = """
            SELECT c.oid, i.indexrelid, x.relname, m.amname, i.indisunique,
              coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_not_distinct,
              pg_get_expr(i.indpred, i.indrelid) AS predicate, x.reloptions,
              (SELECT spcname FROM pg_tablespace s WHERE s.oid = x.reltablespace) AS tablespace,
              ARRAY(SELECT a.attnum || '=' || a.attstattarget FROM pg_attribute a
                WHERE a.attrelid = x.oid AND a.attstattarget >= 0) AS statistics,
              ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY u(num, pos)
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.num
                WHERE u.pos > i.indnkeyatts ORDER BY u.pos) AS include,
              ARRAY(SELECT DISTINCT a.attname || chr(31) || format_type(a.atttypid, NULL)
                FROM pg_depend p JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.refobjsubid
                WHERE p.classid = 'pg_class'::regclass AND p.objid = i.indexrelid
                  AND p.refclassid = 'pg_class'::regclass AND p.refobjid = c.oid AND p.refobjsubid > 0) AS columns,
              obj_description(x.oid, 'pg_class') AS comment
            """ + FROM + "JOIN pg_am m ON m.oid = x.relam\n" + WHERE;

    private static final String KEYS = """
            SELECT i.indexrelid, a.attname, e.attname AS attribute, pg_get_indexdef(i.indexrelid, u.pos, false) AS term,
              CASE WHEN i.indcollation[u.pos - 1] NOT IN (0, coalesce(a.attcollation, t.typcollation))
                THEN i.indcollation[u.pos - 1]::regcollation::text END AS collation,
              CASE WHEN NOT o.opcdefault OR e.attoptions IS NOT NULL
                THEN CASE WHEN pg_opclass_is_visible(o.oid) THEN '' ELSE quote_ident(opn.nspname) || '.' END
                  || quote_ident(o.opcname)
                  || coalesce((SELECT ' (' || string_agg(split_part(p, '=', 1) || '='
                      || quote_literal(substr(p, position('=' IN p) + 1)), ', ') || ')' FROM unnest(e.attoptions) p), '')
                END AS operator_class,
              i.indoption[u.pos - 1] AS options
            """ + FROM + """
              CROSS JOIN LATERAL generate_series(1, i.indnkeyatts) u(pos)
              JOIN pg_attribute e ON e.attrelid = i.indexrelid AND e.attnum = u.pos
              JOIN pg_type t ON t.oid = e.atttypid
              JOIN pg_opclass o ON o.oid = i.indclass[u.pos - 1]
              JOIN pg_namespace opn ON opn.oid = o.opcnamespace
              LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[u.pos - 1] AND a.attnum <> 0
            """ + WHERE + "ORDER BY i.indexrelid, u.pos";

    private final Catalog catalog;

    IndexQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    ByTable<Index> read() throws SQLException {
        Map<Long, List<Key>> keys = keys();
        ByTable<Index> indexes = new ByTable<>();
        catalog.query(INDEXES, row -> {
            indexes.add(row.number("oid"), index(row, keys.get(row.number("indexrelid"))));
            return row;
        });
        return indexes;
    }

    private Map<Long, List<Key>> keys() throws SQLException {
        Map<Long, List<Key>> keys = new HashMap<>();
        catalog.query(
                KEYS,
                row -> keys.computeIfAbsent(row.number("indexrelid"), any -> new ArrayList<>())
                        .add(key(row)));
        return keys;
    }

    private static Key key(Row row) throws SQLException {
        Optional<String> column = row.optional("attname");
        Term term = column.isPresent()
                ? new Term.OfColumn(column.get())
                : new Term.OfExpression(untyped(row.text("term")), row.text("attribute"));
        return new Key(
                term, row.optional("collation"), row.optional("operator_class"), order((int) row.number("options")));
    }

    /** The types of its columns come with the index. */
    private static Expression untyped(String text) {
        return new Expression(text, Collections.emptySortedMap());
    }

    /** INDOPTION_DESC is bit 1, INDOPTION_NULLS_FIRST bit 2 (pg_index.h). */
    private static Order order(int options) {
        return switch (options & 3) {
            case 1 -> Order.DESC_NULLS_LAST;
            case 2 -> Order.ASC_NULLS_FIRST;
            case 3 -> Order.DESC;
            default -> Order.ASC;
        };
    }

    private static Index index(Row row, List<Key> keys) throws SQLException {
        SortedMap<String, String> types = row.pairs("columns");
        Index index = new Index(
                row.text("relname"),
                row.text("amname"),
                uniqueness(row),
                keys,
                row.texts("include"),
                row.optional("predicate").map(IndexQuery::untyped),
                new IndexStorage(row.texts("reloptions"), row.optional("tablespace"), statistics(row)),
                List.copyOf(types.keySet()),
                row.optional("comment"));
        return index.mapExpressions(each -> new Expression(each.text(), types));
    }

    private static SortedMap<Integer, Integer> statistics(Row row) throws SQLException {
        SortedMap<Integer, Integer> targets = new TreeMap<>();
        for (String each : row.texts("statistics")) {
            int separator = each.indexOf('=');
            targets.put(Integer.valueOf(each.substring(0, separator)), Integer.valueOf(each.substring(separator + 1)));
        }
        return targets;
    }

    private static Uniqueness uniqueness(Row row) throws SQLException {
        if (!row.is("indisunique")) {
            return Uniqueness.NONE;
        }
        return row.is("nulls_not_distinct") ? Uniqueness.UNIQUE_NULLS_NOT_DISTINCT : Uniqueness.UNIQUE;
    }
}
