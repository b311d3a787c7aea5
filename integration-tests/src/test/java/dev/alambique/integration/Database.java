package dev.alambique.integration;

import dev.alambique.migration.connect.ConnectionSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A database of the test server. */
record Database(ConnectionSettings settings) {
    private static final String COLUMNS = """
            SELECT table_name || '.' || column_name || ' ' || data_type
              || coalesce('(' || character_maximum_length || ')', '')
              || coalesce('(' || numeric_precision || ',' || nullif(numeric_scale, 0) || ')', '')
              || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name !~ '^(flyway_|migration_audit)'
            UNION ALL
            SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
              AND conrelid::regclass::text !~ '^(flyway_|migration_audit)'
            UNION ALL
            SELECT indexdef FROM pg_indexes
            WHERE schemaname = 'public' AND tablename !~ '^(flyway_|migration_audit)'
            ORDER BY 1
            """;

    String name() {
        return settings.database();
    }

    String port() {
        return settings.servers().get(0).replaceFirst(".*:", "");
    }

    String url() {
        return settings.url();
    }

    /** The variables by which a process finds this database. */
    Map<String, String> environment() {
        return Map.of(
                "POSTGRES_HOST", "127.0.0.1",
                "POSTGRES_PORT", port(),
                "POSTGRES_DB", name(),
                "POSTGRES_USER", "postgres",
                "POSTGRES_PASSWORD", "postgres");
    }

    void run(String sql) {
        try (Connection connection = settings.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** The rows of a query; several columns are separated by a bar. */
    List<String> rows(String sql) {
        try (Connection connection = settings.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    columns.add(String.valueOf(rows.getString(column)));
                }
                texts.add(String.join("|", columns));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** The tables, those of Flyway and of Alambique included. */
    List<String> tables() {
        return rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    }

    /** Columns, constraints and indexes of the tables that are neither Flyway's nor Alambique's, as PostgreSQL tells. */
    List<String> shape() {
        return rows(COLUMNS);
    }

    /** The versions in Flyway's history, in the order of their application. */
    List<String> appliedVersions() {
        return rows("SELECT version FROM flyway_schema_history ORDER BY installed_rank");
    }

    /** An unmodified Flyway Community on this database, with the revisions of a project. */
    Flyway stockFlyway(Project project) {
        return Flyway.configure()
                .dataSource(url(), "postgres", "postgres")
                .locations("filesystem:" + project.folder().resolve("src/main/resources/db/migration"))
                .load();
    }

    /** The scratch databases that are on the whole server. */
    static List<String> scratchDatabases() {
        return Server.database("postgres")
                .rows("SELECT datname FROM pg_database WHERE datname LIKE 'alambique\\_scratch\\_%'");
    }
}
