package dev.alambique.migration.introspect;

import dev.alambique.migration.introspect.Catalog.Row;
import dev.alambique.migration.schema.Cast;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;

/** {@code pg_enum} and {@code pg_cast}: enum types, their casts by text, and what {@code pg_depend} ties to them. */
final class EnumQuery {
    private static final String USERS_ENUM = """
            t.typtype = 'e' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (
                SELECT FROM pg_depend e WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
            """;

    private static final String TYPES = """
            SELECT t.oid, n.nspname, t.typname, format_type(t.oid, NULL) AS written,
              ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
                AS labels,
              obj_description(t.oid, 'pg_type') AS comment
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE %s
            """.formatted(USERS_ENUM);

    private static final String CASTS = """
            SELECT t.oid, k.casttarget = t.oid AS leads_to_enum, k.castcontext,
              format_type(CASE WHEN k.casttarget = t.oid THEN k.castsource ELSE k.casttarget END, NULL) AS other,
              obj_description(k.oid, 'pg_cast') AS comment
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
              JOIN pg_cast k ON t.oid IN (k.castsource, k.casttarget) AND k.castmethod = 'i'
              JOIN pg_type s ON s.oid = k.castsource
              JOIN pg_type g ON g.oid = k.casttarget
            WHERE (s.typtype <> 'e' OR g.typtype <> 'e') AND %s
            """.formatted(USERS_ENUM);

    /** An expression that names an array of the type depends on the array's type alone. */
    private static final String DEPENDENTS = """
            SELECT DISTINCT t.oid,
              CASE WHEN r.relkind IN ('r', 'p') AND k.contype IS NULL AND x.oid IS NULL THEN 'default'
                WHEN r.relkind IN ('r', 'p') AND k.contype IS NOT NULL THEN 'constraint'
                WHEN x.oid IS NOT NULL THEN 'index' END AS kind,
              rn.nspname AS schema, r.relname AS relation, coalesce(a.attname, k.conname, x.relname) AS part,
              pg_describe_object(d.classid, d.objid, d.objsubid) AS description
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
              JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
                AND d.deptype <> 'i'
              LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
              LEFT JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
              LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
              LEFT JOIN pg_class x ON d.classid = 'pg_class'::regclass AND d.objsubid = 0 AND x.oid = d.objid
                AND x.relkind IN ('i', 'I')
              LEFT JOIN pg_index i ON i.indexrelid = x.oid
              LEFT JOIN pg_class r ON r.oid = coalesce(f.adrelid, k.conrelid, i.indrelid)
              LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
              LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND d.objsubid > 0 AND c.oid = d.objid
              LEFT JOIN pg_cast v ON d.classid = 'pg_cast'::regclass AND v.oid = d.objid
            WHERE c.relkind IS DISTINCT FROM 'r' AND c.relkind IS DISTINCT FROM 'p'
              AND v.castmethod IS DISTINCT FROM 'i' AND %s
            """.formatted(USERS_ENUM);

    private final Catalog catalog;

    EnumQuery(Catalog catalog) {
        this.catalog = catalog;
    }

    List<EnumType> read() throws SQLException {
        ByTable<Cast> casts = new ByTable<>();
        catalog.query(CASTS, row -> {
            casts.add(row.number("oid"), cast(row));
            return row;
        });
        ByTable<ObjectKey> expressions = new ByTable<>();
        ByTable<String> others = new ByTable<>();
        catalog.query(DEPENDENTS, row -> {
            if (row.optional("kind").isPresent()) {
                expressions.add(row.number("oid"), expression(row));
            } else {
                others.add(row.number("oid"), row.text("description"));
            }
            return row;
        });
        return catalog.query(
                TYPES,
                row -> new EnumType(
                        new QualifiedName(row.text("nspname"), row.text("typname")),
                        row.text("written"),
                        row.texts("labels"),
                        casts.getOrDefault(row.number("oid"), List.of()),
                        expressions.getOrDefault(row.number("oid"), List.of()),
                        others.getOrDefault(row.number("oid"), List.of()),
                        row.optional("comment")));
    }

    private static Cast cast(Row row) throws SQLException {
        return new Cast(
                row.is("leads_to_enum") ? Cast.Direction.FROM : Cast.Direction.TO,
                row.text("other"),
                switch (row.letter("castcontext")) {
                    case 'i' -> Cast.Context.IMPLICIT;
                    case 'a' -> Cast.Context.ASSIGNMENT;
                    default -> Cast.Context.EXPLICIT;
                },
                row.optional("comment"));
    }

    private static ObjectKey expression(Row row) throws SQLException {
        QualifiedName relation = new QualifiedName(row.text("schema"), row.text("relation"));
        return switch (row.text("kind")) {
            case "default" -> ObjectKey.columnDefault(relation, row.text("part"));
            case "constraint" -> ObjectKey.constraint(relation, row.text("part"));
            default -> ObjectKey.index(relation.sibling(row.text("part")));
        };
    }
}
