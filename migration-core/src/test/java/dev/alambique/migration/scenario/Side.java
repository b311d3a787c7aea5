package dev.alambique.migration.scenario;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A database that is emptied and filled again for each case: CREATE DATABASE costs twenty times as much. */
public final class Side {
    /** Schemas stay, where they may: when one comes or goes, every statement that the server has planned is planned again. */
    private static final String EMPTY = """
            DO $$ DECLARE statement text; BEGIN
              FOREACH statement IN ARRAY ARRAY(
                SELECT format('DROP SCHEMA %%I CASCADE', nspname) FROM pg_namespace
                WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND nspname <> ALL ('%1$s')
                UNION ALL
                SELECT format('DROP %%s IF EXISTS %%s CASCADE', replace(i.type, ' object', ''), i.identity)
                FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) i
                WHERE d.refclassid = 'pg_namespace'::regclass AND i.identity IS NOT NULL AND NOT EXISTS (
                    SELECT FROM pg_depend p WHERE p.classid = d.classid AND p.objid = d.objid AND p.refobjid <> d.objid
                      AND p.deptype IN ('i', 'e'))
                  AND d.refobjid IN (SELECT oid FROM pg_namespace WHERE nspname = ANY ('%1$s'))
                UNION ALL
                SELECT format('COMMENT ON SCHEMA %%I IS NULL', nspname) FROM pg_namespace
                WHERE nspname = ANY ('%1$s') AND obj_description(oid, 'pg_namespace') IS NOT NULL)
              LOOP EXECUTE statement; END LOOP;
              CREATE SCHEMA IF NOT EXISTS public;
            END $$
            """;

    private final String empty;
    private final ConnectionSettings settings;
    private final Connection connection;

    public Side() {
        this(TestServer.newDatabase());
    }

    Side(ConnectionSettings settings) {
        this(settings, "public");
    }

    /** The database of those settings, in which those schemas are emptied but not dropped. */
    public Side(ConnectionSettings settings, String... staying) {
        this.settings = settings;
        this.empty = EMPTY.formatted(Arrays.stream(staying).collect(Collectors.joining("\",\"", "{\"", "\"}")));
        // the catalogs' own shapes stay as they are: what the server has planned to read them with is good after any
        // DDL
        connection = new ConnectionSettings(
                        settings.url() + "?flushCacheOnDdl=false", settings.user(), settings.password())
                .open();
        try (Statement statement = connection.createStatement()) {
            // the planner thinks the fingerprint's query dear enough to compile it, which costs ten times its running
            statement.execute("SET jit = off");
            // as the introspector sees it: when the path changes, the driver forgets every statement that it has
            // prepared
            statement.execute("SET search_path = public");
            // the template's belongs to another role and has privileges
            statement.execute("DROP SCHEMA public CASCADE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empties the database and runs the script on it. */
    public void holds(String script) throws SQLException {
        run(empty);
        run(script);
    }

    /** Empties the database and runs the statements but for those that PostgreSQL refuses, whose number it returns. */
    public int holdsWhatItCan(List<String> statements) throws SQLException {
        run(empty);
        StringBuilder block = new StringBuilder("DO $block$ BEGIN\n");
        for (String each : statements) {
            block.append("BEGIN EXECUTE $said$").append(each).append("$said$;");
            block.append(" EXCEPTION WHEN OTHERS THEN RAISE WARNING 'refused: %', SQLERRM; END;\n");
        }
        int refused = 0;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET client_min_messages = warning");
            statement.execute(block.append("END $block$").toString());
            for (SQLWarning each = statement.getWarnings(); each != null; each = each.getNextWarning()) {
                refused++;
            }
        }
        return refused;
    }

    /** Runs a script as Flyway does: in one transaction. */
    public void run(String script) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** The number that a query gives. */
    public long count(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What the introspector sees. */
    public Schema schema() throws SQLException {
        return new Introspector("public").read(connection);
    }

    /** What PostgreSQL's catalogs say. */
    public List<String> fingerprint() throws SQLException {
        return CatalogFingerprint.of(connection);
    }

    /** What PostgreSQL's catalogs say once every expression was read again from its own text. */
    public List<String> settledFingerprint() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(Expressions.READ_AGAIN);
            return fingerprint();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    ConnectionSettings settings() {
        return settings;
    }

    Connection connection() {
        return connection;
    }
}
