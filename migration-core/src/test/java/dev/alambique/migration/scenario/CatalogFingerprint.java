package dev.alambique.migration.scenario;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Everything that PostgreSQL's catalogs hold about the user's objects, as sorted lines of text: the witness that knows
 * nothing of our model. Two databases of one fingerprint are the same to PostgreSQL, but for what is left out by name.
 */
public final class CatalogFingerprint {
    private static final String USERS = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";
    private static final String RELATION = "quote_ident(n.nspname) || '.' || quote_ident(c.relname)";
    private static final String UNNAMED_NOT_NULL = "x.contype = 'n' AND x.conname ~ '._.+_not_null[0-9]*$'";
    private static final Pattern EXPRESSION = Pattern.compile(": (adbin|conbin|indexprs|indpred|indkey) = ");
    private static final String OWNER = "(SELECT r.rolname FROM pg_roles r WHERE r.oid = %s)";

    private static final CatalogSource NAMESPACES = new CatalogSource(
                    "pg_namespace", "(SELECT * FROM pg_namespace n WHERE " + USERS + ") x", "quote_ident(x.nspname)")
            .with("nspowner", OWNER.formatted("x.nspowner"));

    private static final CatalogSource RELATIONS = new CatalogSource(
                    "pg_class",
                    "pg_class x JOIN pg_namespace n ON n.oid = x.relnamespace AND " + USERS,
                    "x.relkind::text || ' ' || quote_ident(n.nspname) || '.' || quote_ident(x.relname)")
            .with("relowner", OWNER.formatted("x.relowner"))
            .with("relnamespace", "n.nspname")
            .with("reloftype", "nullif(x.reloftype, 0)::regtype")
            .with("relpartbound", "pg_get_expr(x.relpartbound, x.oid)")
            .with("relam", "(SELECT amname FROM pg_am a WHERE a.oid = x.relam)")
            // options are a set: SET appends to them
            .with("reloptions", "ARRAY(SELECT o FROM unnest(x.reloptions) o ORDER BY o)")
            .with("reltablespace", "(SELECT spcname FROM pg_tablespace s WHERE s.oid = x.reltablespace)")
            // where the index of an identity is gone, there is none (manual, ALTER TABLE)
            .with(
                    "relreplident",
                    "CASE WHEN x.relreplident <> 'i' OR EXISTS (SELECT FROM pg_index i WHERE i.indrelid = x.oid"
                            + " AND i.indisreplident) THEN x.relreplident ELSE 'n' END")
            .without("the row type goes by the relation's name", "reltype")
            .without("storage, statistics and transaction age", "relfilenode", "relpages", "reltuples")
            .without("storage, statistics and transaction age", "relallvisible", "relallfrozen")
            .without("storage, statistics and transaction age", "relfrozenxid", "relminmxid", "relrewrite")
            // a TOAST table outlives the wide columns that it was made for
            .with(
                    "reltoastrelid",
                    "ARRAY(SELECT unnest(o.reloptions) FROM pg_class o WHERE o.oid = x.reltoastrelid AND EXISTS ("
                            + "SELECT FROM pg_attribute a WHERE a.attrelid = x.oid AND a.attnum > 0 AND NOT a.attisdropped"
                            + " AND a.attgenerated <> 'v' AND a.attstorage <> 'p' AND (a.atttypmod < 0 OR a.atttypid NOT IN"
                            + " ('varchar'::regtype, 'bpchar'::regtype, 'numeric'::regtype, 'bit'::regtype,"
                            + " 'varbit'::regtype))) ORDER BY 1)")
            .without("hints that stay true until VACUUM", "relhasindex", "relhasrules", "relhassubclass")
            .without("a hint that stays true when the last foreign key goes", "relhastriggers")
            .without("counts dropped columns", "relnatts");

    private static final CatalogSource ATTRIBUTES = new CatalogSource(
                    "pg_attribute",
                    "pg_attribute x JOIN pg_class c ON c.oid = x.attrelid AND x.attnum > 0 AND NOT x.attisdropped"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace AND " + USERS,
                    // the columns of an index have an order, and keep the names that the table's had when it was made;
                    // those of a table can only be appended to
                    RELATION + " || '.' || CASE WHEN c.relkind IN ('i', 'I') THEN x.attnum::text"
                            + " ELSE quote_ident(x.attname) END")
            .with("attname", "CASE WHEN c.relkind NOT IN ('i', 'I') THEN x.attname END")
            // an index copies its column's when it is made, and at every SET STORAGE, also where it stores something
            // else
            .with("attstorage", "CASE WHEN c.relkind NOT IN ('i', 'I') THEN x.attstorage END")
            .with("attcompression", "CASE WHEN c.relkind NOT IN ('i', 'I') THEN x.attcompression END")
            .with("attrelid", "c.relname")
            .with("atttypid", "x.atttypid::regtype")
            .with("attoptions", "ARRAY(SELECT o FROM unnest(x.attoptions) o ORDER BY o)")
            .with("attcollation", "nullif(x.attcollation, 0)::regcollation")
            // INHERIT leaves a column local, which CREATE TABLE … INHERITS does not; nothing can change it
            .with("attislocal", "x.attislocal OR x.attinhcount > 0")
            .without("column order: ALTER TABLE can only append", "attnum", "attcacheoff")
            .without("never enforced, and forgotten by CREATE TABLE LIKE", "attndims")
            .without("how a column was added, not what it is", "atthasmissing", "attmissingval");

    private static final CatalogSource PARENTS = new CatalogSource(
                    "pg_inherits",
                    "pg_inherits x JOIN pg_class c ON c.oid = x.inhrelid"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace AND " + USERS,
                    RELATION + " || ' of ' || x.inhparent::regclass")
            .with("inhrelid", "c.relname")
            .with("inhparent", "x.inhparent::regclass")
            .without("column order: ALTER TABLE can only append", "inhseqno");

    private static final CatalogSource PARTITIONED = new CatalogSource(
                    "pg_partitioned_table",
                    "pg_partitioned_table x JOIN pg_class c ON c.oid = x.partrelid"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace AND " + USERS,
                    RELATION)
            .with("partrelid", "c.relname")
            .with("partdefid", "nullif(x.partdefid, 0)::regclass")
            .with("partattrs", "pg_get_partkeydef(x.partrelid)")
            .with(
                    "partclass",
                    "ARRAY(SELECT o.opcname FROM unnest(x.partclass::oid[]) WITH ORDINALITY u(id, pos)"
                            + " JOIN pg_opclass o ON o.oid = u.id ORDER BY u.pos)")
            .with("partcollation", "array_replace(x.partcollation::oid[], 0, NULL)::regcollation[]::text")
            .with("partexprs", "pg_get_expr(x.partexprs, x.partrelid)");

    private static final CatalogSource DEFAULTS = new CatalogSource(
                    "pg_attrdef",
                    "pg_attrdef x JOIN pg_class c ON c.oid = x.adrelid"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace AND " + USERS
                            + " JOIN pg_attribute a ON a.attrelid = x.adrelid AND a.attnum = x.adnum",
                    RELATION + " || '.' || quote_ident(a.attname)")
            .with("adrelid", "c.relname")
            .with("adbin", "pg_get_expr(x.adbin, x.adrelid)")
            .without("column order: ALTER TABLE can only append", "adnum");

    private static final CatalogSource CONSTRAINTS = new CatalogSource(
                    "pg_constraint",
                    // a foreign key to a whole has one more for each partition, numbered in the order in which they
                    // came
                    "pg_constraint x JOIN pg_class c ON c.oid = x.conrelid"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace AND " + USERS
                            + " AND NOT EXISTS (SELECT FROM pg_constraint w"
                            + " WHERE w.oid = x.conparentid AND w.conrelid = x.conrelid)",
                    // NOT NULL is a constraint since PostgreSQL 18, whose generated name stays when its table or column
                    // is renamed
                    RELATION + " || '.' || CASE WHEN " + UNNAMED_NOT_NULL + " THEN 'not null ' || "
                            + columns("conrelid", "conkey") + "::text ELSE quote_ident(x.conname) END")
            .with("conname", "CASE WHEN NOT (" + UNNAMED_NOT_NULL + ") THEN x.conname END")
            .with("connamespace", "n.nspname")
            // as for columns
            .with("conislocal", "x.conislocal OR x.coninhcount > 0")
            .with("conrelid", "c.relname")
            .with("contypid", "nullif(x.contypid, 0)::regtype")
            // a foreign key stands on the first key that is found, where a table has two over the same columns
            .with(
                    "conindid",
                    "CASE WHEN x.contype <> 'f' OR 1 = (SELECT count(*) FROM pg_index i JOIN pg_index o"
                            + " ON o.indrelid = i.indrelid AND o.indisunique AND o.indpred IS NULL"
                            + " AND o.indnkeyatts = i.indnkeyatts WHERE i.indexrelid = x.conindid"
                            + " AND (o.indkey::int2[])[0:o.indnkeyatts - 1] @> (i.indkey::int2[])[0:i.indnkeyatts - 1])"
                            + " THEN nullif(x.conindid, 0)::regclass END")
            // says something of checks and of NOT NULL alone; the others keep what they had in a partitioned table
            .with("connoinherit", "x.contype IN ('c', 'n') AND x.connoinherit")
            // counts parents whose column was dropped, where the table below has it itself (PostgreSQL 18)
            .with(
                    "coninhcount",
                    "CASE WHEN x.contype <> 'n' THEN x.coninhcount ELSE least(x.coninhcount, (SELECT count(*)"
                            + " FROM pg_inherits h JOIN pg_attribute p ON p.attrelid = h.inhparent AND p.attnotnull"
                            + " JOIN pg_attribute a ON a.attrelid = x.conrelid AND a.attnum = x.conkey[1]"
                            + " WHERE h.inhrelid = x.conrelid AND p.attname = a.attname)) END")
            .with("conparentid", "x.conparentid <> 0")
            .with("confrelid", "nullif(x.confrelid, 0)::regclass")
            .with("conkey", columns("conrelid", "conkey"))
            .with("confkey", columns("confrelid", "confkey"))
            // came with PostgreSQL 15
            .with(
                    "confdelsetcols",
                    "ARRAY(SELECT a.attname FROM jsonb_array_elements_text("
                            + "coalesce(nullif(to_jsonb(x) -> 'confdelsetcols', 'null'), '[]'))"
                            + " WITH ORDINALITY u(num, pos) JOIN pg_attribute a"
                            + " ON a.attrelid = x.conrelid AND a.attnum = u.num::int ORDER BY u.pos)")
            .with("conpfeqop", "x.conpfeqop::regoperator[]::text")
            .with("conppeqop", "x.conppeqop::regoperator[]::text")
            .with("conffeqop", "x.conffeqop::regoperator[]::text")
            .with("conexclop", "x.conexclop::regoperator[]::text")
            .with("conbin", "pg_get_expr(x.conbin, x.conrelid)");

    private static final CatalogSource INDEXES = new CatalogSource(
                    "pg_index",
                    "pg_index x JOIN pg_class c ON c.oid = x.indexrelid"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace AND " + USERS,
                    RELATION)
            .with("indexrelid", "c.relname")
            .with("indrelid", "x.indrelid::regclass")
            .with(
                    "indkey",
                    "ARRAY(SELECT pg_get_indexdef(x.indexrelid, k, true) FROM generate_series(1, x.indnatts) k)")
            .with("indcollation", "array_replace(x.indcollation::oid[], 0, NULL)::regcollation[]::text")
            .with(
                    "indclass",
                    "ARRAY(SELECT o.opcname FROM unnest(x.indclass::oid[]) WITH ORDINALITY u(id, pos)"
                            + " JOIN pg_opclass o ON o.oid = u.id ORDER BY u.pos)")
            .with("indexprs", "pg_get_expr(x.indexprs, x.indrelid)")
            .with("indpred", "pg_get_expr(x.indpred, x.indrelid)")
            .without("set while old transactions may see broken HOT chains", "indcheckxmin");

    private static final CatalogSource SEQUENCES = new CatalogSource(
                    "pg_sequence",
                    "pg_sequence x JOIN pg_class c ON c.oid = x.seqrelid"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace AND " + USERS,
                    RELATION)
            .with("seqrelid", "c.relname")
            .with("seqtypid", "x.seqtypid::regtype")
            // OWNED BY is nowhere but in pg_depend
            .with(
                    "owner",
                    "(SELECT pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid) || ' ' || d.deptype::text"
                            + " FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = x.seqrelid"
                            + " AND d.deptype IN ('a', 'i'))");

    private static final CatalogSource TYPES = new CatalogSource(
                    "pg_type",
                    // row types and array types come and go with what they belong to
                    "pg_type x JOIN pg_namespace n ON n.oid = x.typnamespace AND " + USERS
                            + " AND x.typcategory <> 'A' AND NOT EXISTS (SELECT FROM pg_class c"
                            + " WHERE c.oid = x.typrelid AND c.relkind <> 'c')",
                    "quote_ident(n.nspname) || '.' || quote_ident(x.typname)")
            .with("typnamespace", "n.nspname")
            .with("typowner", OWNER.formatted("x.typowner"))
            .with("typrelid", "x.typrelid <> 0")
            .with("typarray", "x.typarray <> 0")
            .with("typbasetype", "format_type(nullif(x.typbasetype, 0), x.typtypmod)");

    private static final CatalogSource ENUMS = new CatalogSource(
                    "pg_enum", "pg_enum x", "x.enumtypid::regtype || '.' || quote_literal(x.enumlabel)")
            .with("enumtypid", "x.enumtypid::regtype")
            .with(
                    "enumsortorder",
                    "(SELECT count(*) FROM pg_enum e WHERE e.enumtypid = x.enumtypid"
                            + " AND e.enumsortorder < x.enumsortorder)");

    private static final CatalogSource CASTS = new CatalogSource(
                    "pg_cast",
                    "(SELECT * FROM pg_cast WHERE oid >= 16384) x",
                    "x.castsource::regtype || ' as ' || x.casttarget::regtype")
            .with("castsource", "x.castsource::regtype")
            .with("casttarget", "x.casttarget::regtype")
            .with("castfunc", "nullif(x.castfunc, 0)::regprocedure");

    private static final CatalogSource DESCRIPTIONS = new CatalogSource(
                    "pg_description",
                    "(SELECT d.*, i.type, i.identity FROM pg_description d,"
                            + " pg_identify_object(d.classoid, d.objoid, d.objsubid) i"
                            + " WHERE d.objoid >= 16384) x",
                    "x.type || ' ' || x.identity")
            .without("in the label", "objoid", "classoid", "objsubid", "type", "identity");

    private static final List<CatalogSource> SOURCES = List.of(
            NAMESPACES,
            RELATIONS,
            ATTRIBUTES,
            PARENTS,
            PARTITIONED,
            DEFAULTS,
            CONSTRAINTS,
            INDEXES,
            SEQUENCES,
            TYPES,
            ENUMS,
            CASTS,
            DESCRIPTIONS);

    private CatalogFingerprint() {}

    /** The fingerprint of the database behind the connection. */
    public static List<String> of(Connection connection) throws SQLException {
        String sql = SOURCES.stream().map(CatalogSource::sql).collect(Collectors.joining(" UNION ALL "));
        List<String> lines = new ArrayList<>();
        // prepared: the driver keeps the statement, and the server its plan, which costs more than running it
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines.stream().sorted().toList();
    }

    /** The lines of which only one side has so many: {@code - expected}, {@code + actual}. */
    public static List<String> difference(List<String> expected, List<String> actual) {
        List<String> missing = new ArrayList<>(expected);
        actual.forEach(missing::remove);
        List<String> surplus = new ArrayList<>(actual);
        expected.forEach(surplus::remove);
        List<String> lines = new ArrayList<>();
        missing.forEach(line -> lines.add("- " + line));
        surplus.forEach(line -> lines.add("+ " + line));
        return lines;
    }

    /** Whether it is the text of an expression, which PostgreSQL may word in two ways. */
    public static boolean isExpression(String line) {
        return EXPRESSION.matcher(line).find();
    }

    private static String columns(String relation, String numbers) {
        return ("ARRAY(SELECT a.attname FROM unnest(x.%2$s) WITH ORDINALITY u(num, pos)"
                        + " JOIN pg_attribute a ON a.attrelid = x.%1$s AND a.attnum = u.num ORDER BY u.pos)")
                .formatted(relation, numbers);
    }
}
