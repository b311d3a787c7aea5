package dev.alambique.migration.sql;

import dev.alambique.migration.schema.QualifiedName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How names and texts are quoted, for a session whose search path begins with one schema: names of that schema stand
 * alone, all others are qualified.
 *
 * @param searchPath the first schema of the search path that the statements will run with
 */
public record Quoting(String searchPath) {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /**
     * The words that {@code pg_get_keywords()} of PostgreSQL 14 to 18 does not call unreserved: what
     * {@code quote_identifier} puts into quotes.
     */
    private static final Set<String> KEYWORDS = Set.of("""
            all analyse analyze and any array as asc asymmetric authorization between bigint binary
            bit boolean both case cast char character check coalesce collate collation column
            concurrently constraint create cross current_catalog current_date current_role
            current_schema current_time current_timestamp current_user dec decimal default deferrable
            desc distinct do else end except exists extract false fetch float for foreign freeze from
            full grant greatest group grouping having ilike in initially inner inout int integer
            intersect interval into is isnull join json json_array json_arrayagg json_exists
            json_object json_objectagg json_query json_scalar json_serialize json_table json_value
            lateral leading least left like limit localtime localtimestamp merge_action national
            natural nchar none normalize not notnull null nullif numeric offset on only or order out
            outer overlaps overlay placing position precision primary real references returning right
            row select session_user setof similar smallint some substring symmetric system_user table
            tablesample then time timestamp to trailing treat trim true union unique user using values
            varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement
            xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
            """.split("\\s+"));

    /** The types of {@code pg_catalog} that users could think of, by their names there. */
    private static final Set<String> PG_TYPES = Set.of("""
            any bit bool box bpchar bytea char cid cidr circle date datemultirange daterange float4 float8 gtsvector
            inet int2 int2vector int4 int4multirange int4range int8 int8multirange int8range internal interval json
            jsonb jsonpath line lseg macaddr macaddr8 money name numeric nummultirange numrange oid oidvector path
            point polygon record refcursor regclass regcollation regconfig regdictionary regnamespace regoper
            regoperator regproc regprocedure regrole regtype text tid time timestamp timestamptz timetz trigger
            tsmultirange tsquery tsrange tstzmultirange tstzrange tsvector txid_snapshot unknown uuid varbit varchar
            void xid xid8 xml
            """.split("\\s+"));

    /** An identifier, in double quotes where PostgreSQL would write it so. */
    public static String identifier(String name) {
        return PLAIN.matcher(name).matches() && !KEYWORDS.contains(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Identifiers with commas between them. */
    public static String identifiers(Collection<String> names) {
        return names.stream().map(Quoting::identifier).collect(Collectors.joining(", "));
    }

    /** Identifiers with commas between them, in parentheses. */
    public static String list(List<String> names) {
        return "(" + identifiers(names) + ")";
    }

    /** A text as a string literal. */
    public static String literal(String text) {
        String doubled = text.replace("'", "''");
        return text.contains("\\") ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }

    /** A block of PL/pgSQL between dollar quotes that do not occur in it. */
    public static String body(String block) {
        String tag = "$alambique$";
        for (int i = 1; block.contains(tag); i++) {
            tag = "$alambique" + i + "$";
        }
        return tag + "\n" + block.stripTrailing() + "\n" + tag;
    }

    /** The name of a relation, qualified where the search path does not lead to it. */
    public String relation(QualifiedName name) {
        return name.schema().equals(searchPath)
                ? identifier(name.name())
                : identifier(name.schema()) + "." + identifier(name.name());
    }

    /** The name of a type, also qualified where {@code pg_catalog}, which comes first, has a type of that name. */
    public String type(QualifiedName name) {
        return PG_TYPES.contains(name.name())
                ? identifier(name.schema()) + "." + identifier(name.name())
                : relation(name);
    }
}
