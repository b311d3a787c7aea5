package dev.alambique.migration.introspect;

import dev.alambique.migration.introspect.Catalog.Row;
import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Constraint.Action;
import dev.alambique.migration.schema.Constraint.Validity;
import dev.alambique.migration.schema.Deferrability;
import dev.alambique.migration.schema.Exclusion;
import dev.alambique.migration.schema.Expression;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.IndexStorage;
import dev.alambique.migration.schema.KeyIndex;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Unique;
import java.sql.SQLException;
import java.util.TreeMap;

/**
 * {@code pg_constraint}. Columns that came with newer versions (confdelsetcols and indnullsnotdistinct
 * with 15, conenforced and conperiod with 18) are read
 * through {@code to_jsonb}, so that one query serves PostgreSQL 14 to 18. A foreign key to a partitioned table has a child
 * for each partition on the same table, which is not read.
 */
final class ConstraintQuery {
    private static final String SQL = """
            SELECT c.oid, k.conname, k.contype, k.condeferrable, k.condeferred, k.convalidated, k.connoinherit,
              coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) AS enforced,
              coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false) AS period,
              k.confupdtype, k.confdeltype, k.confmatchtype, tn.nspname AS target_schema, t.relname AS target_table,
              ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(num, pos)
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.num ORDER BY u.pos) AS columns,
              ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(num, pos)
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = u.num ORDER BY u.pos) AS target_columns,
              ARRAY(SELECT a.attname::text
                FROM jsonb_array_elements_text(
                  coalesce(nullif(to_jsonb(k) -> 'confdelsetcols', 'null'), '[]')) WITH ORDINALITY u(num, pos)
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.num::int ORDER BY u.pos) AS delete_columns,
              ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY u(num, pos)
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.num
                WHERE u.pos > i.indnkeyatts ORDER BY u.pos) AS include,
              coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_not_distinct,
              pg_get_expr(k.conbin, k.conrelid) AS expression,
              CASE WHEN k.contype = 'c' THEN ARRAY(
                SELECT a.attname || chr(31) || format_type(a.atttypid, NULL) FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey)) END AS column_types,
              CASE WHEN k.contype = 'x' THEN pg_get_constraintdef(k.oid) END AS definition,
              CASE WHEN k.contype <> 'x' THEN x.reloptions END AS parameters,
              (SELECT spcname FROM pg_tablespace s WHERE s.oid = x.reltablespace) AS tablespace,
              obj_description(x.oid, 'pg_class') AS index_comment,
              obj_description(k.oid, 'pg_constraint') AS comment
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_class t ON t.oid = k.confrelid
              LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
              LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
              LEFT JOIN pg_class x ON x.oid = k.conindid AND k.contype IN ('p', 'u', 'x')
            WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND c.relkind IN ('r', 'p')
              AND NOT EXISTS (SELECT FROM pg_constraint w WHERE w.oid = k.conparentid AND w.conrelid = k.conrelid) AND %s
            """.formatted(Catalog.USERS_RELATION);

    private final Catalog catalog;

    ConstraintQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    ByTable<Constraint> read() throws SQLException {
        ByTable<Constraint> constraints = new ByTable<>();
        catalog.query(SQL, row -> {
            constraints.add(row.number("oid"), constraint(row));
            return row;
        });
        return constraints;
    }

    private static Constraint constraint(Row row) throws SQLException {
        return switch (row.letter("contype")) {
            case 'p' ->
                new PrimaryKey(
                        row.text("conname"),
                        row.texts("columns"),
                        row.texts("include"),
                        period(row),
                        deferrability(row),
                        keyIndex(row),
                        row.optional("comment"));
            case 'u' ->
                new Unique(
                        row.text("conname"),
                        row.texts("columns"),
                        row.texts("include"),
                        row.is("nulls_not_distinct") ? Constraint.Nulls.NOT_DISTINCT : Constraint.Nulls.DISTINCT,
                        period(row),
                        deferrability(row),
                        keyIndex(row),
                        row.optional("comment"));
            case 'f' -> foreignKey(row);
            case 'c' ->
                new Check(
                        row.text("conname"),
                        row.texts("columns"),
                        new Expression(row.text("expression"), row.pairs("column_types")),
                        row.is("connoinherit") ? Constraint.Inheritance.NO_INHERIT : Constraint.Inheritance.INHERITED,
                        validity(row),
                        row.optional("comment"));
            default ->
                new Exclusion(
                        row.text("conname"),
                        row.texts("columns"),
                        row.text("definition"),
                        keyIndex(row),
                        row.optional("comment"));
        };
    }

    /** The parameters of an exclusion constraint's index are in its definition. */
    private static KeyIndex keyIndex(Row row) throws SQLException {
        IndexStorage storage = new IndexStorage(row.texts("parameters"), row.optional("tablespace"), new TreeMap<>());
        return new KeyIndex(storage, row.optional("index_comment"));
    }

    private static Constraint.Period period(Row row) throws SQLException {
        return row.is("period") ? Constraint.Period.LAST_COLUMN : Constraint.Period.NONE;
    }

    private static Constraint foreignKey(Row row) throws SQLException {
        return new ForeignKey(
                row.text("conname"),
                row.texts("columns"),
                new QualifiedName(row.text("target_schema"), row.text("target_table")),
                row.texts("target_columns"),
                action(row.letter("confdeltype")),
                row.texts("delete_columns"),
                action(row.letter("confupdtype")),
                row.letter("confmatchtype") == 'f' ? Constraint.Match.FULL : Constraint.Match.SIMPLE,
                period(row),
                deferrability(row),
                validity(row),
                row.optional("comment"));
    }

    private static Action action(char letter) {
        return switch (letter) {
            case 'r' -> Action.RESTRICT;
            case 'c' -> Action.CASCADE;
            case 'n' -> Action.SET_NULL;
            case 'd' -> Action.SET_DEFAULT;
            default -> Action.NO_ACTION;
        };
    }

    private static Deferrability deferrability(Row row) throws SQLException {
        if (!row.is("condeferrable")) {
            return Deferrability.NOT_DEFERRABLE;
        }
        return row.is("condeferred") ? Deferrability.INITIALLY_DEFERRED : Deferrability.INITIALLY_IMMEDIATE;
    }

    private static Validity validity(Row row) throws SQLException {
        if (!row.is("enforced")) {
            return Validity.NOT_ENFORCED;
        }
        return row.is("convalidated") ? Validity.VALID : Validity.NOT_VALID;
    }
}
