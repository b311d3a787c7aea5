package dev.alambique.migration.introspect;

import dev.alambique.migration.introspect.Catalog.Row;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnStorage;
import dev.alambique.migration.schema.ColumnStorage.Kind;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint.Inheritance;
import dev.alambique.migration.schema.Constraint.Validity;
import dev.alambique.migration.schema.NotNull;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Sequence.ColumnReference;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * {@code pg_attribute} and {@code pg_attrdef}. What a generated column reads, PostgreSQL records as a dependency of its
 * expression since 15, and of the column itself before.
 * What NOT NULL is called is in {@code pg_constraint} since 18.
 */
final class ColumnQuery {
    private static final String SQL = """
            SELECT c.oid, n.nspname, c.relname, rn.nspname AS root_schema, r.relname AS root, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
              a.attnotnull, a.attidentity, a.attgenerated,
              pg_get_expr(d.adbin, d.adrelid) AS expression,
              CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
              col_description(c.oid, a.attnum) AS comment,
              a.attstorage, t.typstorage, nullif(a.attcompression, '') AS compression, a.attoptions,
              nullif(a.attstattarget, -1) AS statistics,
              k.conname AS rule, k.connoinherit, k.convalidated, obj_description(k.oid, 'pg_constraint') AS rule_comment,
              ARRAY(SELECT sn.nspname || chr(31) || s.relname
                FROM pg_depend p JOIN pg_class s ON s.oid = p.refobjid AND s.relkind = 'S'
                  JOIN pg_namespace sn ON sn.oid = s.relnamespace
                WHERE p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
                  AND p.refclassid = 'pg_class'::regclass) AS sequences,
              ARRAY(SELECT rn.nspname || chr(31) || r.relname
                FROM pg_depend p JOIN pg_class r ON r.oid = p.refobjid AND r.relkind <> 'S'
                  JOIN pg_namespace rn ON rn.oid = r.relnamespace
                WHERE p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
                  AND p.refclassid = 'pg_class'::regclass AND p.refobjsubid = 0) AS relations,
              EXISTS (SELECT
                FROM pg_depend p JOIN pg_proc f ON f.oid = p.refobjid AND f.provolatile = 'v'
                WHERE p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid
                  AND p.refclassid = 'pg_proc'::regclass) AS volatile,
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
              LEFT JOIN pg_class r ON r.oid = pg_partition_root(c.oid) LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
              LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum]
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
                rule(row),
                value(row),
                row.optional("collation"),
                storage(row),
                row.optional("comment"));
    }

    private static Optional<NotNull> rule(Row row) throws SQLException {
        if (row.optional("rule").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NotNull(
                row.text("rule"),
                row.is("connoinherit") ? Inheritance.NO_INHERIT : Inheritance.INHERITED,
                row.is("convalidated") ? Validity.VALID : Validity.NOT_VALID,
                row.optional("rule_comment")));
    }

    private static ColumnStorage storage(Row row) throws SQLException {
        return new ColumnStorage(
                kind(row.letter("attstorage")),
                kind(row.letter("typstorage")),
                row.optional("compression").map(letter -> letter.equals("l") ? "lz4" : "pglz"),
                row.integer("statistics"),
                row.texts("attoptions"));
    }

    private static Kind kind(char letter) {
        return switch (letter) {
            case 'p' -> Kind.PLAIN;
            case 'e' -> Kind.EXTERNAL;
            case 'm' -> Kind.MAIN;
            default -> Kind.EXTENDED;
        };
    }

    /** The table whose identity it is: a partition shares that of the whole (PostgreSQL 17 and later). */
    private static QualifiedName identified(Row row) throws SQLException {
        return row.optional("root").isPresent()
                ? new QualifiedName(row.text("root_schema"), row.text("root"))
                : new QualifiedName(row.text("nspname"), row.text("relname"));
    }

    /** SEQUENCE NAME with another schema gives the sequence to the table of that name there, if there is one. */
    private Sequence sequence(ColumnReference column) {
        Sequence sequence = identities.get(column);
        if (sequence == null) {
            throw Problem.of("Column " + column.table() + "." + column.column()
                            + " is an identity without a sequence: PostgreSQL lets no row in.")
                    .with("reason", "its sequence was named with another schema than that of the table")
                    .instead("ALTER TABLE … ALTER COLUMN … DROP IDENTITY, and ADD GENERATED … AS IDENTITY again")
                    .failure();
        }
        return sequence;
    }

    private ColumnValue value(Row row) throws SQLException {
        if (row.letter("attidentity") != ' ') {
            Sequence sequence = sequence(new ColumnReference(identified(row), row.text("attname")));
            return new ColumnValue.Identity(
                    row.letter("attidentity") == 'a'
                            ? ColumnValue.Generation.ALWAYS
                            : ColumnValue.Generation.BY_DEFAULT,
                    sequence.name(),
                    sequence.options(),
                    sequence.comment());
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
        return new ColumnValue.Default(
                row.text("expression"),
                row.names("sequences"),
                row.names("relations"),
                row.is("volatile") ? ColumnValue.Volatility.VOLATILE : ColumnValue.Volatility.STABLE);
    }
}
