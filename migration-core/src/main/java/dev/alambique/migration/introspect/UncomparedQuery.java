package dev.alambique.migration.introspect;

import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Uncompared;
import java.sql.SQLException;
import java.util.List;

/** What is not compared, in words, and the parts of tables that stand on it through {@code pg_depend}. */
final class UncomparedQuery {
    /**
     * The functions that make values of a range type depend on it internally: they are parts of it. PostgreSQL's own views
     * are left out by their OIDs, before any definition is written: there are more than a hundred.
     */
    private static final String OBJECTS = """
            SELECT CASE WHEN x.class = 'pg_class'::regclass AND w.relkind = 'p'
                THEN 'partition ' || x.oid::regclass || ' of table ' || w.oid::regclass
                ELSE pg_describe_object(x.class, x.oid, 0) END AS phrase, n.nspname, coalesce(x.definition, '') AS definition,
              w.relname AS owner
            FROM (
              SELECT 'pg_class'::regclass AS class, c.oid, c.relnamespace AS namespace, 0::oid AS owner,
                CASE c.relkind WHEN 'f' THEN concat_ws(' ', (SELECT s.srvname || ' ' || f.ftoptions::text
                      FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid),
                    ARRAY(SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
                      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                      ORDER BY a.attnum))
                  ELSE pg_get_viewdef(c.oid) END
                  || ARRAY(SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i WHERE i.indrelid = c.oid ORDER BY 1)::text
                  AS definition
              FROM pg_class c WHERE c.relkind IN ('v', 'm', 'f') AND NOT c.relispartition AND c.oid >= 16384
              UNION ALL
              SELECT 'pg_class'::regclass, c.oid, c.relnamespace, i.inhparent, pg_get_expr(c.relpartbound, c.oid)
              FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid
              WHERE c.relispartition AND c.relkind = 'f'
              UNION ALL
              SELECT 'pg_proc'::regclass, p.oid, p.pronamespace, 0,
                CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END
              FROM pg_proc p WHERE p.oid >= 16384
              UNION ALL
              SELECT 'pg_trigger'::regclass, t.oid, c.relnamespace, c.oid,
                concat_ws(' ', pg_get_triggerdef(t.oid), nullif(t.tgenabled::text, 'O'))
              FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
              WHERE NOT t.tgisinternal AND t.tgparentid = 0
              UNION ALL
              SELECT 'pg_rewrite'::regclass, r.oid, c.relnamespace, c.oid,
                concat_ws(' ', pg_get_ruledef(r.oid), nullif(r.ev_enabled::text, 'O'))
              FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class AND c.relkind IN ('r', 'p')
              UNION ALL
              SELECT 'pg_policy'::regclass, p.oid, c.relnamespace, c.oid, concat_ws(' ', p.polcmd, p.polpermissive,
                p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
              FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
              UNION ALL
              SELECT 'pg_statistic_ext'::regclass, s.oid, s.stxnamespace, s.stxrelid, pg_get_statisticsobjdef(s.oid)
              FROM pg_statistic_ext s
              UNION ALL
              SELECT 'pg_collation'::regclass, l.oid, l.collnamespace, 0, concat_ws(' ', l.collprovider, l.collcollate,
                l.collctype, to_jsonb(l) ->> 'colliculocale', to_jsonb(l) ->> 'colllocale',
                to_jsonb(l) ->> 'collicurules', l.collisdeterministic)
              FROM pg_collation l WHERE l.oid >= 16384
              UNION ALL
              SELECT 'pg_type'::regclass, t.oid, t.typnamespace, 0, concat_ws(' ',
                format_type(nullif(t.typbasetype, 0), t.typtypmod), t.typnotnull, t.typdefault,
                (SELECT g.rngsubtype::regtype FROM pg_range g WHERE g.rngtypid = t.oid),
                ARRAY(SELECT k.conname || pg_get_constraintdef(k.oid)
                  FROM pg_constraint k WHERE k.contypid = t.oid ORDER BY 1),
                ARRAY(SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                  FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 ORDER BY a.attnum))
              FROM pg_type t
              WHERE t.typtype IN ('d', 'r')
                OR t.typtype = 'c' AND (SELECT r.relkind FROM pg_class r WHERE r.oid = t.typrelid) = 'c'
              UNION ALL
              SELECT 'pg_extension'::regclass, e.oid, NULL, 0, format('CREATE EXTENSION IF NOT EXISTS %I SCHEMA %I CASCADE /* %s */',
                e.extname, (SELECT s.nspname FROM pg_namespace s WHERE s.oid = e.extnamespace), e.extversion)
              FROM pg_extension e WHERE e.extname <> 'plpgsql') x
              LEFT JOIN pg_namespace n ON n.oid = x.namespace
              LEFT JOIN pg_class w ON w.oid = x.owner
            WHERE (n.oid IS NULL OR n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')
              AND NOT EXISTS (
                SELECT FROM pg_depend e WHERE e.classid = x.class AND e.objid = x.oid
                AND (e.deptype = 'e' OR e.deptype = 'i' AND e.classid = 'pg_proc'::regclass))
            ORDER BY 1
            """;

    /** OIDs below 16384 are PostgreSQL's own (FirstNormalObjectId in access/transam.h). */
    private static final String USES = """
            SELECT DISTINCT coalesce(pg_describe_object(m.refclassid, m.refobjid, 0),
                pg_describe_object(d.refclassid, coalesce(t.typelem, d.refobjid), 0)) AS phrase,
              n.nspname, r.relname, pg_describe_object(d.classid, d.objid, d.objsubid) AS part
            FROM pg_depend d
              LEFT JOIN pg_type t ON d.refclassid = 'pg_type'::regclass AND t.oid = d.refobjid AND t.typcategory = 'A'
              LEFT JOIN pg_depend m ON m.classid = d.refclassid AND m.objid = coalesce(t.typelem, d.refobjid)
                AND m.deptype = 'e'
              LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
              LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
              LEFT JOIN pg_index i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
              JOIN pg_class r ON r.oid = coalesce(f.adrelid, k.conrelid, i.indrelid,
                CASE WHEN d.classid = 'pg_class'::regclass THEN d.objid END) AND r.relkind IN ('r', 'p')
              JOIN pg_namespace n ON n.oid = r.relnamespace
            WHERE d.refobjid >= 16384 AND d.refclassid IN ('pg_proc'::regclass, 'pg_type'::regclass,
              'pg_collation'::regclass, 'pg_opclass'::regclass, 'pg_operator'::regclass)
            ORDER BY 1, 2, 3, 4
            """;

    private final Catalog catalog;

    UncomparedQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    List<Uncompared> read() throws SQLException {
        List<Named> uses = catalog.query(
                USES,
                row -> new Named(
                        row.text("phrase"),
                        new Uncompared.Use(
                                new QualifiedName(row.text("nspname"), row.text("relname")), row.text("part"))));
        return catalog.query(
                OBJECTS,
                row -> new Uncompared(
                        row.text("phrase"),
                        row.optional("nspname"),
                        row.optional("owner"),
                        row.text("definition"),
                        of(row.text("phrase"), uses)));
    }

    private static List<Uncompared.Use> of(String phrase, List<Named> uses) {
        return uses.stream()
                .filter(each -> each.phrase().equals(phrase))
                .map(Named::use)
                .toList();
    }

    private record Named(String phrase, Uncompared.Use use) {}
}
