package dev.alambique.migration.introspect;

/** The queries of {@link Fingerprint}: names in the first column, what is to be alike in the second. */
final class FingerprintQueries {
    /** Names come with their schema wherever it is not PostgreSQL's own. */
    static final String POINT_OF_VIEW = "SELECT set_config('search_path', 'pg_catalog', true),"
            + " set_config('standard_conforming_strings', 'on', true), set_config('jit', 'off', true),"
            + " set_config('TimeZone', 'UTC', true)";

    /**
     * OIDs below 16384 are PostgreSQL's own (FirstNormalObjectId in access/transam.h). Members of extensions come with
     * them; the sequence and the key of what revisions are booked in come with their table.
     */
    private static final String LEFT_OUT = """
            booked AS MATERIALIZED (
              SELECT c.oid FROM pg_class c WHERE c.relkind IN ('r', 'p')
                AND (c.relname IN ('flyway_schema_history', 'migration_audit') OR %s)),
            with_parts AS MATERIALIZED (
              SELECT oid FROM booked
              UNION SELECT i.indexrelid FROM pg_index i JOIN booked b ON b.oid = i.indrelid
              UNION SELECT d.objid FROM pg_depend d JOIN booked b ON b.oid = d.refobjid
                WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
                AND d.deptype IN ('a', 'i')),
            member AS MATERIALIZED (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
            space AS MATERIALIZED (
              SELECT n.* FROM pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                AND NOT EXISTS (SELECT FROM member m
                  WHERE m.classid = 'pg_namespace'::regclass AND m.objid = n.oid)),
            relation AS MATERIALIZED (
              SELECT c.*, c.tableoid FROM pg_class c JOIN space n ON n.oid = c.relnamespace
              WHERE c.oid NOT IN (SELECT oid FROM with_parts)
                AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid))
            """.formatted(FlywayHistory.OF_ANY_NAME);

    /** Whose it is, and who may do what; a right that everybody has from the beginning need not be written down. */
    private static final String RIGHTS = """
            SELECT 'privileges on ' || pg_describe_object(r.class, r.oid, r.sub),
              concat_ws(' ', r.owner::regrole, ARRAY(SELECT a::text FROM unnest(coalesce(r.acl, acldefault(r.kind, r.owner))) a
                ORDER BY 1)::text)
            FROM (
              SELECT 'pg_class'::regclass AS class, c.oid, 0 AS sub, c.relowner AS owner, c.relacl AS acl,
                CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char" AS kind FROM relation c
                WHERE c.relkind NOT IN ('i', 'I', 'c')
              UNION ALL SELECT 'pg_class'::regclass, c.oid, a.attnum, c.relowner, a.attacl, 'c'
                FROM relation c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attacl IS NOT NULL
              UNION ALL SELECT 'pg_namespace'::regclass, n.oid, 0, n.nspowner, n.nspacl, 'n' FROM space n
              UNION ALL SELECT 'pg_proc'::regclass, p.oid, 0, p.proowner, p.proacl, 'f'
                FROM pg_proc p JOIN space n ON n.oid = p.pronamespace
              UNION ALL SELECT 'pg_type'::regclass, t.oid, 0, t.typowner, t.typacl, 'T'
                FROM pg_type t JOIN space n ON n.oid = t.typnamespace
                WHERE t.typtype <> 'c' AND t.typcategory <> 'A'
              UNION ALL SELECT 'pg_language'::regclass, l.oid, 0, l.lanowner, l.lanacl, 'l' FROM pg_language l
                WHERE l.oid >= 16384 OR l.lanacl IS NOT NULL
              UNION ALL SELECT 'pg_foreign_server'::regclass, s.oid, 0, s.srvowner, s.srvacl, 'S' FROM pg_foreign_server s
              UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, f.oid, 0, f.fdwowner, f.fdwacl, 'F'
                FROM pg_foreign_data_wrapper f) r
            WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = r.class AND m.objid = r.oid)
            UNION ALL SELECT 'privileges on the database', datacl::text FROM pg_database
              WHERE datname = current_database() AND datacl IS NOT NULL
            UNION ALL SELECT 'settings of the database', concat_ws(' ', nullif(setrole, 0)::regrole, setconfig)
              FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    /** Comments, and labels of security. */
    private static final String NOTES = """
            SELECT 'comment on ' || pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description
            FROM pg_description d
            WHERE (d.objoid >= 16384 OR d.classoid = 'pg_namespace'::regclass AND d.objoid = 'public'::regnamespace)
              AND NOT (d.classoid = 'pg_class'::regclass AND d.objoid IN (SELECT oid FROM with_parts))
              AND NOT EXISTS (SELECT FROM member m WHERE m.classid = d.classoid AND m.objid = d.objoid)
              AND pg_describe_object(d.classoid, d.objoid, d.objsubid) IS NOT NULL
            UNION ALL SELECT 'security label of ' || pg_describe_object(classoid, objoid, objsubid), provider || ' ' || label
              FROM pg_seclabel
            """;

    private static final String TABLES = """
            SELECT CASE c.relkind WHEN 'p' THEN 'partitioned ' ELSE '' END || pg_describe_object(c.tableoid, c.oid, 0),
              (to_jsonb(c) - '{oid,tableoid,relname,relnamespace,reltype,reloftype,relowner,relam,relfilenode,reltablespace,
                relpages,reltuples,relallvisible,relallfrozen,reltoastrelid,relhasindex,relhasrules,relhastriggers,
                relhassubclass,relfrozenxid,relminmxid,relrewrite,relpartbound,relnatts,relacl,reloptions,relreplident}'::text[]
              || jsonb_build_object('of', nullif(c.reloftype, 0)::regtype,
                'method', (SELECT amname FROM pg_am a WHERE a.oid = c.relam),
                'space', (SELECT spcname FROM pg_tablespace s WHERE s.oid = c.reltablespace),
                'options', ARRAY(SELECT o FROM unnest(c.reloptions) o ORDER BY 1),
                'identity', CASE WHEN c.relreplident <> 'i' OR EXISTS (SELECT FROM pg_index i
                  WHERE i.indrelid = c.oid AND i.indisreplident) THEN c.relreplident ELSE 'n' END,
                'bound', pg_get_expr(c.relpartbound, c.oid),
                'key', CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
                'parents', ARRAY(SELECT h.inhparent::regclass::text || h.inhdetachpending FROM pg_inherits h
                  WHERE h.inhrelid = c.oid ORDER BY 1),
                'view', CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
                'server', (SELECT s.srvname || coalesce(f.ftoptions::text, '') FROM pg_foreign_table f
                  JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid),
                'columns', CASE WHEN c.relkind NOT IN ('i', 'I', 'S') THEN (
                  SELECT jsonb_agg(to_jsonb(a) - '{attrelid,attnum,attcacheoff,atttypid,attndims,attcollation,attacl,attoptions,
                      atthasmissing,attmissingval,attislocal}'::text[]
                    || jsonb_build_object('type', format_type(a.atttypid, a.atttypmod),
                      'collation', nullif(a.attcollation, 0)::regcollation,
                      'options', ARRAY(SELECT o FROM unnest(a.attoptions) o ORDER BY 1),
                      'local', a.attislocal OR a.attinhcount > 0,
                      'default', (SELECT pg_get_expr(e.adbin, e.adrelid) FROM pg_attrdef e WHERE e.adrelid = c.oid
                        AND e.adnum = a.attnum AND c.relkind NOT IN ('r', 'p'))) ORDER BY a.attnum)
                  FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
                WHEN c.relkind <> 'S' THEN (SELECT jsonb_agg((to_jsonb(a) -> 'attstattarget') ORDER BY a.attnum)
                  FROM pg_attribute a WHERE a.attrelid = c.oid) END))::text
            FROM relation c
            UNION ALL SELECT 'disabled keys of ' || c.oid::regclass,
                string_agg(concat_ws(' ', k.conname, g.tgtype, g.tgenabled), ', ' ORDER BY k.conname, g.tgtype)
              FROM pg_trigger g JOIN relation c ON c.oid = g.tgrelid LEFT JOIN pg_constraint k ON k.oid = g.tgconstraint
              WHERE g.tgisinternal AND g.tgenabled <> 'O' GROUP BY c.oid
            UNION ALL SELECT 'index ' || c.oid::regclass, (to_jsonb(i) - '{indexrelid,indrelid,indkey,indcollation,indclass,
                indexprs,indpred,indcheckxmin}'::text[] || jsonb_build_object('of', i.indrelid::regclass,
                'text', CASE WHEN i.indexprs IS NULL AND i.indpred IS NULL THEN pg_get_indexdef(i.indexrelid) END,
                'condition', i.indpred IS NOT NULL,
                'classes', ARRAY(SELECT o.opcname FROM unnest(i.indclass::oid[]) WITH ORDINALITY u(id, pos)
                  JOIN pg_opclass o ON o.oid = u.id ORDER BY u.pos)))::text
              FROM pg_index i JOIN relation c ON c.oid = i.indexrelid
            UNION ALL SELECT 'sequence ' || c.oid::regclass, (to_jsonb(s) - '{seqrelid,seqtypid}'::text[]
                || jsonb_build_object('type', s.seqtypid::regtype, 'owner', (SELECT pg_describe_object(d.refclassid,
                  d.refobjid, d.refobjsubid) || d.deptype::text FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                  AND d.objid = s.seqrelid AND d.deptype IN ('a', 'i'))))::text
              FROM pg_sequence s JOIN relation c ON c.oid = s.seqrelid
            """;

    /** A NOT NULL is a constraint since PostgreSQL 18, whose generated name stays when its table is renamed. */
    private static final String CONSTRAINTS = """
            SELECT CASE WHEN k.generated THEN 'not null of ' || k.columns || ' on ' || k.conrelid::regclass
                ELSE pg_describe_object('pg_constraint'::regclass, k.oid, 0) END,
              concat_ws(' ', k.contype, k.condeferrable, k.condeferred, k.convalidated, to_jsonb(k) -> 'conenforced',
                k.contype IN ('c', 'n') AND k.connoinherit, k.conislocal OR k.coninhcount > 0, k.conparentid <> 0, k.columns,
                CASE WHEN k.contype NOT IN ('c', 'x', 'n') OR k.contypid <> 0 THEN pg_get_constraintdef(k.oid) END)
            FROM (SELECT o.*, ARRAY(SELECT a.attname FROM unnest(o.conkey) WITH ORDINALITY u(num, pos)
                  JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = u.num ORDER BY u.pos)::text AS columns,
                o.contype = 'n' AND o.conname ~ '._.+_not_null[0-9]*$' AS generated
              FROM pg_constraint o JOIN space n ON n.oid = o.connamespace
              WHERE (o.conrelid = 0 OR o.conrelid IN (SELECT oid FROM relation))
                AND NOT EXISTS (SELECT FROM pg_constraint w WHERE w.oid = o.conparentid AND w.conrelid = o.conrelid)
                AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_type'::regclass AND m.objid = o.contypid)) k
            """;

    private static final String REST = """
            SELECT pg_describe_object(x.class, x.oid, 0), x.definition
            FROM (
              SELECT 'pg_proc'::regclass AS class, p.oid, CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid)
                ELSE (SELECT (to_jsonb(g) - '{aggfnoid,aggtranstype,aggmtranstype,aggsortop}'::text[]
                  || jsonb_build_object('state', g.aggtranstype::regtype))::text FROM pg_aggregate g WHERE g.aggfnoid = p.oid) END
                AS definition FROM pg_proc p JOIN space n ON n.oid = p.pronamespace
              UNION ALL SELECT 'pg_type'::regclass, t.oid, concat_ws(' ', t.typtype, t.typlen, t.typbyval, t.typcategory,
                t.typispreferred, t.typisdefined, t.typdelim, t.typinput, t.typoutput, t.typstorage, t.typnotnull,
                format_type(nullif(t.typbasetype, 0), t.typtypmod), nullif(t.typcollation, 0)::regcollation, t.typdefault,
                (SELECT concat_ws(' ', g.rngsubtype::regtype, g.rngsubdiff, g.rngcanonical, nullif(g.rngcollation, 0)::regcollation)
                  FROM pg_range g WHERE g.rngtypid = t.oid),
                ARRAY(SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder))
                FROM pg_type t JOIN space n ON n.oid = t.typnamespace WHERE t.typcategory <> 'A'
                AND NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind <> 'c')
              UNION ALL SELECT 'pg_trigger'::regclass, g.oid, pg_get_triggerdef(g.oid) || g.tgenabled::text
                FROM pg_trigger g JOIN relation c ON c.oid = g.tgrelid WHERE NOT g.tgisinternal
              UNION ALL SELECT 'pg_rewrite'::regclass, r.oid, pg_get_ruledef(r.oid) || r.ev_enabled::text
                FROM pg_rewrite r JOIN relation c ON c.oid = r.ev_class AND r.rulename <> '_RETURN'
              UNION ALL SELECT 'pg_policy'::regclass, p.oid, concat_ws(' ', p.polcmd, p.polpermissive, p.polroles::regrole[],
                pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) FROM pg_policy p
              UNION ALL SELECT 'pg_statistic_ext'::regclass, s.oid, concat_ws(' ', pg_get_statisticsobjdef(s.oid),
                to_jsonb(s) -> 'stxstattarget') FROM pg_statistic_ext s
              UNION ALL SELECT 'pg_collation'::regclass, l.oid, (to_jsonb(l) - '{oid,collnamespace,collowner}'::text[])::text
                FROM pg_collation l WHERE l.oid >= 16384
              UNION ALL SELECT 'pg_cast'::regclass, s.oid, concat_ws(' ', s.castfunc::regprocedure, s.castcontext, s.castmethod)
                FROM pg_cast s WHERE s.oid >= 16384
              UNION ALL SELECT 'pg_extension'::regclass, e.oid, concat_ws(' ', e.extnamespace::regnamespace, e.extversion)
                FROM pg_extension e WHERE e.oid >= 16384
              UNION ALL SELECT 'pg_event_trigger'::regclass, t.oid, concat_ws(' ', t.evtevent, t.evtfoid::regprocedure,
                t.evtenabled, t.evttags) FROM pg_event_trigger t
              UNION ALL SELECT 'pg_publication'::regclass, p.oid, (to_jsonb(p) - '{oid,pubowner}'::text[])::text
                FROM pg_publication p
              UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, f.oid, concat_ws(' ', f.fdwhandler::regproc,
                f.fdwvalidator::regproc, f.fdwoptions) FROM pg_foreign_data_wrapper f
              UNION ALL SELECT 'pg_foreign_server'::regclass, s.oid, concat_ws(' ', s.srvtype, s.srvversion, s.srvoptions)
                FROM pg_foreign_server s
              UNION ALL SELECT 'pg_default_acl'::regclass, d.oid, ARRAY(SELECT a::text FROM unnest(d.defaclacl) a
                ORDER BY 1)::text FROM pg_default_acl d
              UNION ALL SELECT DISTINCT d.classid, d.objid, '' FROM pg_depend d
                WHERE d.objid >= 16384 AND d.classid NOT IN ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass,
                  'pg_trigger'::regclass, 'pg_rewrite'::regclass, 'pg_policy'::regclass, 'pg_statistic_ext'::regclass,
                  'pg_collation'::regclass, 'pg_cast'::regclass, 'pg_extension'::regclass, 'pg_event_trigger'::regclass,
                  'pg_publication'::regclass, 'pg_foreign_data_wrapper'::regclass, 'pg_foreign_server'::regclass,
                  'pg_default_acl'::regclass, 'pg_attrdef'::regclass, 'pg_constraint'::regclass)) x
            WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = x.class AND m.objid = x.oid)
            UNION ALL SELECT 'large objects', count(*)::text FROM pg_largeobject_metadata HAVING count(*) > 0
            """;

    /** One query for all that catalogs hold. */
    static final String OBJECTS =
            "WITH " + LEFT_OUT + String.join(" UNION ALL ", TABLES, CONSTRAINTS, REST, RIGHTS, NOTES);

    /** A query for each table whose file is not empty, and for each sequence. */
    static final String CONTENTS = "WITH " + LEFT_OUT + """
            SELECT format(CASE c.relkind
                WHEN 'S' THEN 'SELECT %1$L, concat_ws('' '', last_value, is_called) FROM %2$s'
                ELSE 'SELECT %1$L, count(*)::text FROM ONLY %2$s HAVING count(*) > 0' END,
              CASE c.relkind WHEN 'S' THEN 'value of sequence ' ELSE 'rows of table ' END || c.oid::regclass, c.oid::regclass)
            FROM relation c
            WHERE c.relkind = 'S' OR c.relkind = 'r' AND pg_relation_size(c.oid) > 0
            ORDER BY c.oid::regclass::text
            """;

    static final String SERVER = """
            SELECT 'role ' || rolname, (to_jsonb(r) - '{oid,rolname,rolpassword}'::text[])::text FROM pg_roles r
            UNION ALL SELECT 'member ' || m.member::regrole || ' of ' || m.roleid::regrole, m.admin_option::text
              FROM pg_auth_members m
            UNION ALL SELECT 'tablespace ' || spcname, '' FROM pg_tablespace
            """;

    private FingerprintQueries() {}
}
