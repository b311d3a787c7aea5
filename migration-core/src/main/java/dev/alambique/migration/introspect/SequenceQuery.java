package dev.alambique.migration.introspect;

import dev.alambique.migration.introspect.Catalog.Row;
import dev.alambique.migration.schema.Persistence;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Sequence.ColumnReference;
import dev.alambique.migration.schema.SequenceOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code pg_sequence}, with the column that {@code pg_depend} ties each sequence to. Sequences have a persistence of
 * their own since PostgreSQL 15; before, that of an identity counts as its table's.
 */
final class SequenceQuery {
    private static final String SQL = """
            SELECT n.nspname, c.relname, format_type(s.seqtypid, NULL) AS type, s.seqstart, s.seqincrement, s.seqmin,
              s.seqmax, s.seqcache, s.seqcycle, obj_description(c.oid, 'pg_class') AS comment,
              c.relpersistence = 'u' OR o.deptype = 'i' AND t.relpersistence = 'u'
                AND current_setting('server_version_num')::int < 150000 AS unlogged,
              o.deptype, tn.nspname AS owner_schema, t.relname AS owner_table, a.attname AS owner_column
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_sequence s ON s.seqrelid = c.oid
              LEFT JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.objsubid = 0
                AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype IN ('a', 'i')
              LEFT JOIN pg_class t ON t.oid = o.refobjid
              LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
              LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = o.refobjsubid
            WHERE %s
            """.formatted(Catalog.USERS_RELATION);

    private final Map<ColumnReference, Sequence> ofIdentities = new HashMap<>();
    private final List<Sequence> standingAlone = new ArrayList<>();

    SequenceQuery(Catalog catalog) throws SQLException {
        catalog.query(SQL, this::sequence);
    }

    /** The sequences inside identity columns. */
    Map<ColumnReference, Sequence> ofIdentities() {
        return ofIdentities;
    }

    /** All other sequences, owned by a column or not. */
    List<Sequence> standingAlone() {
        return standingAlone;
    }

    private Sequence sequence(Row row) throws SQLException {
        Optional<ColumnReference> owner = row.optional("owner_table").isEmpty()
                ? Optional.empty()
                : Optional.of(new ColumnReference(
                        new QualifiedName(row.text("owner_schema"), row.text("owner_table")),
                        row.text("owner_column")));
        Sequence sequence = new Sequence(
                new QualifiedName(row.text("nspname"), row.text("relname")),
                new SequenceOptions(
                        row.text("type"),
                        row.number("seqstart"),
                        row.number("seqincrement"),
                        row.number("seqmin"),
                        row.number("seqmax"),
                        row.number("seqcache"),
                        row.is("seqcycle"),
                        row.is("unlogged") ? Persistence.UNLOGGED : Persistence.LOGGED),
                owner,
                row.optional("comment"));
        if (row.letter("deptype") == 'i') {
            ofIdentities.put(owner.orElseThrow(), sequence);
        } else {
            standingAlone.add(sequence);
        }
        return sequence;
    }
}
