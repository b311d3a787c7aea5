package dev.alambique.migration.scenario;

/**
 * What PostgreSQL says of expressions that it has read twice. It does not always read its own text back as that text: so
 * two databases may hold one expression in two wordings. Told its own text once more, each says what it then keeps saying.
 */
final class Expressions {
    private static final String USERS = """
            JOIN pg_namespace n ON n.oid = c.relnamespace
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'""";

    /**
     * What cannot be read again where it stands keeps its wording. The constraints are away meanwhile: a virtual column
     * gets no other expression in a table that has checks (ATExecSetExpression in tablecmds.c).
     */
    static final String READ_AGAIN = """
            DO $$ DECLARE statement text; BEGIN
              FOREACH statement IN ARRAY ARRAY(SELECT x.statement FROM (
                SELECT 1 AS phase, format('ALTER TABLE %%s DROP CONSTRAINT %%I', c.oid::regclass, k.conname) AS statement
                FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid %1$s
                WHERE k.contype IN ('c', 'x')
                UNION ALL
                SELECT 2, format('DROP INDEX %%s; %%s', i.indexrelid::regclass, pg_get_indexdef(i.indexrelid))
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid %1$s
                WHERE (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL) AND NOT i.indisexclusion
                UNION ALL
                SELECT 2, format('ALTER TABLE %%s ALTER COLUMN %%I SET %%s', c.oid::regclass, a.attname,
                  CASE WHEN a.attgenerated = '' THEN format('DEFAULT %%s', pg_get_expr(d.adbin, c.oid))
                    ELSE format('EXPRESSION AS (%%s)', pg_get_expr(d.adbin, c.oid)) END)
                FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
                  JOIN pg_class c ON c.oid = d.adrelid %1$s
                UNION ALL
                SELECT 3, format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', c.oid::regclass, k.conname,
                  pg_get_constraintdef(k.oid))
                FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid %1$s
                WHERE k.contype IN ('c', 'x')) x ORDER BY x.phase)
              LOOP
                BEGIN EXECUTE statement; EXCEPTION WHEN OTHERS THEN NULL; END;
              END LOOP;
            END $$
            """.formatted(USERS);

    private Expressions() {}
}
