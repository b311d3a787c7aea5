package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.sql.Quoting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The block of a script that ends it where a database is not what the script was made for.
 *
 * @param table the history table, in SQL
 * @param summary what is not so
 * @param conditions queries, each of which gives what is wrong, or NULL
 * @param required the versions that have to be applied, so that there has to be a history
 */
record OfflineGuard(String table, String summary, List<String> conditions, Collection<Version> required) {
    /** What is applied, as {@link History} reads it: versions are compared number by number. */
    private static final String APPLIED = """
            WITH entry AS (
                SELECT version, %s AS number, type, installed_rank
                FROM %s WHERE success AND version IS NOT NULL
            ), applied AS (
                SELECT version, number FROM (SELECT DISTINCT ON (number) * FROM entry
                    WHERE type NOT LIKE '%%BASELINE' ORDER BY number, installed_rank DESC) AS newest
                WHERE type <> 'DELETE'
            ), baseline AS (
                SELECT max(number) AS number FROM entry WHERE type LIKE '%%BASELINE'
            )""";

    private static final String HAS = "(w.number IN (SELECT number FROM applied)"
            + " OR coalesce(w.number <= (SELECT number FROM baseline), false))";

    /** A guard that refuses only a history with failures. */
    static OfflineGuard of(String table, String summary) {
        String failed = "SELECT 'failed half-way: ' || string_agg(coalesce(version, description), ', ') FROM " + table
                + " WHERE NOT success";
        return new OfflineGuard(table, summary, List.of(failed), List.of());
    }

    /** A guard that refuses a history in which any other row is than in this one, or any is missing. */
    static OfflineGuard unchanged(String table, String summary, History history) {
        List<HistoryRow> rows = history.rows();
        String now = "SELECT coalesce(version, description) AS name, installed_rank AS rank, checksum, success FROM "
                + table;
        String then = rows.isEmpty()
                ? "SELECT NULL::text, NULL::int, NULL::int, NULL::boolean WHERE false"
                : rows.stream().map(OfflineGuard::row).collect(Collectors.joining(",\n    ", "VALUES ", ""));
        return new OfflineGuard(
                table,
                summary,
                List.of(
                        "SELECT 'changed since: ' || string_agg(name, ', ' ORDER BY rank)\nFROM (" + now
                                + "\n    EXCEPT " + then + ") AS since",
                        "SELECT 'not there any more: ' || string_agg(name, ', ' ORDER BY rank)\nFROM ((" + then
                                + ")\n    EXCEPT " + now + ") AS gone(name, rank, checksum, success)"),
                rows.stream().flatMap(row -> row.version().stream()).toList());
    }

    private static String row(HistoryRow row) {
        return "(" + Quoting.literal(row.version().map(Version::text).orElse(row.description())) + ", " + row.rank()
                + ", " + row.checksum().map(Object::toString).orElse("NULL::int") + ", " + row.success() + ")";
    }

    private OfflineGuard and(String condition) {
        List<String> more = new ArrayList<>(conditions);
        more.add(condition);
        return new OfflineGuard(table, summary, more, required);
    }

    /** The same, refusing where one of these is not applied. */
    OfflineGuard applied(Collection<Version> versions) {
        if (versions.isEmpty()) {
            return this;
        }
        String absent = "SELECT 'not applied: ' || string_agg(version, ', ' ORDER BY number)\nFROM " + rows(versions)
                + "\nWHERE NOT " + HAS;
        return new OfflineGuard(table, summary, and(absent).conditions, versions);
    }

    /** The same, refusing where anything else than these is applied, or one of them is not. */
    OfflineGuard onlyApplied(Collection<Version> versions) {
        return versions.isEmpty()
                ? nothingApplied()
                : applied(versions)
                        .and("SELECT 'applied besides: ' || string_agg(version, ', ' ORDER BY number) FROM applied\n"
                                + "WHERE number NOT IN (SELECT number FROM " + rows(versions) + ")");
    }

    /** The same, refusing where one of these is applied. */
    OfflineGuard notApplied(Collection<Version> versions) {
        return versions.isEmpty()
                ? this
                : and("SELECT 'applied already: ' || string_agg(version, ', ' ORDER BY number)\nFROM " + rows(versions)
                        + "\nWHERE " + HAS);
    }

    /** The same, refusing where anything is applied. */
    OfflineGuard nothingApplied() {
        return and("SELECT 'applied already: ' || string_agg(version, ', ' ORDER BY installed_rank) FROM entry");
    }

    /** The same, refusing where something is applied above a version that is not among these. */
    OfflineGuard nothingElseAbove(Version lowest, Collection<Version> known) {
        return and("SELECT 'applied since: ' || string_agg(version, ', ' ORDER BY number) FROM applied\nWHERE number > "
                + number(Quoting.literal(lowest.text())) + " AND number NOT IN (SELECT number FROM " + rows(known)
                + ")");
    }

    /** The same, refusing where one of these repeatable scripts has run as it is now. */
    OfflineGuard changed(Collection<Script> repeatables) {
        if (repeatables.isEmpty()) {
            return this;
        }
        String now = repeatables.stream()
                .map(each -> "(" + Quoting.literal(OfflineTables.description(each.description())) + ", "
                        + Checksum.of(each) + ")")
                .collect(Collectors.joining(", "));
        return and(
                "SELECT 'run already as it is: ' || string_agg(script, ', ' ORDER BY script)\nFROM (SELECT DISTINCT ON"
                        + " (description) * FROM " + table
                        + "\n    WHERE version IS NULL AND success AND type IN ('SQL', 'DELETE')"
                        + " ORDER BY description, installed_rank DESC) AS newest\nWHERE type = 'SQL' AND (description, checksum)"
                        + " IN (" + now + ")");
    }

    private static String rows(Collection<Version> versions) {
        String list =
                versions.stream().map(each -> Quoting.literal(each.text())).collect(Collectors.joining(", "));
        return "(SELECT v AS version, " + number("v") + " AS number\n    FROM unnest(ARRAY[" + list + "]) AS v) AS w";
    }

    /** {@code 1.2} and {@code 1.2.0} are one version ({@link Version}). */
    static String number(String version) {
        return "string_to_array(regexp_replace(" + version + ", '([.]0+)+$', ''), '.')::numeric[]";
    }

    /** The block. */
    String sql() {
        String none = required.isEmpty() ? "NULL" : "'not applied: " + list(required) + " (there is no history)'";
        return "DO "
                + Quoting.body("""
                DECLARE
                    reason text := %s;
                BEGIN
                    IF to_regclass(%s) IS NOT NULL THEN
                %s        SELECT string_agg(wrong, '; ') INTO reason FROM (
                %s        ) AS checks(wrong);
                    END IF;
                    IF reason IS NOT NULL THEN
                        RAISE EXCEPTION USING MESSAGE = %s,
                            DETAIL = reason, HINT = 'Have the script made again for where this database is.';
                    END IF;
                END
                """.formatted(
                                none,
                                Quoting.literal(table),
                                APPLIED.formatted(number("version"), table).indent(8),
                                String.join("\nUNION ALL\n", conditions).indent(12),
                                Quoting.literal(summary)))
                + ";\n";
    }

    private static String list(Collection<Version> versions) {
        return versions.stream().map(Version::text).collect(Collectors.joining(", "));
    }
}
