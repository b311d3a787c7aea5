package dev.alambique.migration.introspect;

import dev.alambique.migration.schema.Namespace;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Snapshot;
import dev.alambique.migration.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what a database holds from PostgreSQL's catalogs: fifteen queries, whatever the number of tables and schemas, in
 * one read-only snapshot. Everything comes in PostgreSQL's own words, as a session sees it whose search path is the
 * default schema alone. Objects of extensions, temporary objects and PostgreSQL's own schemas are left out.
 */
public final class Introspector {
    /** The tables in which revisions are booked; they are never compared. */
    public static final Set<String> BOOKKEEPING = Set.of("flyway_schema_history", "migration_audit");

    /**
     * How literals are written must not depend on the session. Compiling a catalog query costs many times its running, and
     * so does looking for a better order of its joins than the one in which it is written.
     */
    private static final String POINT_OF_VIEW = "SELECT set_config('search_path', quote_ident(?), true),"
            + " set_config('standard_conforming_strings', 'on', true),"
            + " set_config('jit', 'off', true), set_config('join_collapse_limit', '1', true)";

    private final String defaultSchema;

    /**
     * An introspector for one point of view.
     *
     * @param defaultSchema the schema whose objects PostgreSQL names without qualification
     */
    public Introspector(String defaultSchema) {
        this.defaultSchema = defaultSchema;
    }

    /**
     * Reads the database behind the connection, in a transaction that is rolled back; auto-commit is as before
     * afterwards.
     *
     * @throws SQLException if a catalog cannot be read
     */
    public Schema read(Connection connection) throws SQLException {
        return within(connection, Introspector::read);
    }

    /**
     * Reads what can be drawn of the database, with one query more: the views too.
     *
     * @throws SQLException if a catalog cannot be read
     */
    public Snapshot snapshot(Connection connection) throws SQLException {
        return within(connection, catalog -> new Snapshot(read(catalog), new ViewQuery(catalog).read()));
    }

    private interface Reading<T> {
        T of(Catalog catalog) throws SQLException;
    }

    private <T> T within(Connection connection, Reading<T> reading) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            begin(connection);
            return reading.of(new Catalog(connection));
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private void begin(Connection connection) throws SQLException {
        connection.rollback();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        }
        try (var statement = connection.prepareStatement(POINT_OF_VIEW)) {
            statement.setString(1, defaultSchema);
            statement.execute();
        }
    }

    private static Schema read(Catalog catalog) throws SQLException {
        List<Namespace> namespaces = new NamespaceQuery(catalog).read();
        SequenceQuery sequences = new SequenceQuery(catalog);
        var columns = new ColumnQuery(catalog, sequences.ofIdentities()).read();
        var constraints = new ConstraintQuery(catalog).read();
        var indexes = new IndexQuery(catalog).read();
        List<Table> tables = new ArrayList<>();
        for (TableQuery.Row row : new TableQuery(catalog).read()) {
            tables.add(new Table(
                    row.name(),
                    columns.getOrDefault(row.oid(), List.of()),
                    constraints.getOrDefault(row.oid(), List.of()),
                    indexes.getOrDefault(row.oid(), List.of()),
                    row.ancestry(),
                    row.settings(),
                    row.comment(),
                    row.unmodelled()));
        }
        List<Sequence> free = sequences.standingAlone();
        return new Schema(
                namespaces,
                new EnumQuery(catalog).read(),
                tables,
                free,
                new ReaderQuery(catalog).read(),
                new TypeQuery(catalog).read(),
                new UncomparedQuery(catalog).read());
    }
}
