package dev.alambique.migration.introspect;

import dev.alambique.migration.schema.OtherType;
import dev.alambique.migration.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;

/**
 * {@code pg_type} and {@code pg_collation}: the user's own types and collations that are not compared; collations first, and
 * types in the order of their creation, so that what one stands on comes before it.
 */
final class TypeQuery {
    /** Where a collation's locale is has changed with PostgreSQL 15 and 17. */
    private static final String SQL = """
            SELECT 'l' AS kind, n.nspname, c.collname AS name, '(' || concat_ws(', ',
                CASE c.collprovider
                  WHEN 'c' THEN 'PROVIDER = libc, LC_COLLATE = ' || quote_literal(c.collcollate)
                    || ', LC_CTYPE = ' || quote_literal(c.collctype)
                  ELSE 'PROVIDER = ' || CASE c.collprovider WHEN 'i' THEN 'icu' ELSE 'builtin' END || ', LOCALE = '
                    || quote_literal(coalesce(
                      to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate::text)) END,
                'RULES = ' || quote_literal(to_jsonb(c) ->> 'collicurules'),
                CASE WHEN NOT c.collisdeterministic THEN 'DETERMINISTIC = false' END) || ')' AS definition,
              1 AS place, c.oid
            FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (
                SELECT FROM pg_depend e
                WHERE e.classid = 'pg_collation'::regclass AND e.objid = c.oid AND e.deptype = 'e')
            UNION ALL
            SELECT t.typtype::text, n.nspname, t.typname,
              CASE t.typtype
                WHEN 'd' THEN 'AS ' || format_type(t.typbasetype, t.typtypmod)
                  || CASE WHEN t.typcollation <> b.typcollation
                    THEN ' COLLATE ' || t.typcollation::regcollation ELSE '' END
                  || coalesce(' DEFAULT ' || t.typdefault, '')
                  || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
                  || coalesce((SELECT string_agg(
                      format(' CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), '' ORDER BY k.conname)
                    FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), '')
                WHEN 'r' THEN 'AS RANGE (SUBTYPE = ' || format_type(g.rngsubtype, NULL)
                  || CASE WHEN g.rngsubdiff <> 0 THEN ', SUBTYPE_DIFF = ' || g.rngsubdiff ELSE '' END || ')'
                ELSE 'AS (' || coalesce((SELECT string_agg(quote_ident(a.attname)
                      || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
                    FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped), '')
                  || ')' END,
              2, t.oid
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
              LEFT JOIN pg_type b ON b.oid = t.typbasetype
              LEFT JOIN pg_range g ON g.rngtypid = t.oid
              LEFT JOIN pg_class r ON r.oid = t.typrelid
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND (t.typtype IN ('d', 'r') OR t.typtype = 'c' AND r.relkind = 'c')
              AND NOT EXISTS (
                SELECT FROM pg_depend e WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
            ORDER BY place, oid
            """;

    private final Catalog catalog;

    TypeQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    List<OtherType> read() throws SQLException {
        return catalog.query(
                SQL,
                row -> new OtherType(
                        switch (row.letter("kind")) {
                            case 'l' -> OtherType.Kind.COLLATION;
                            case 'd' -> OtherType.Kind.DOMAIN;
                            case 'r' -> OtherType.Kind.RANGE;
                            default -> OtherType.Kind.COMPOSITE;
                        },
                        new QualifiedName(row.text("nspname"), row.text("name")),
                        row.text("definition")));
    }
}
