package dev.alambique.migration.runner;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database of its own for a test, on a server that runs as long as the test JVM. */
record TestDatabase(String name) {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    static TestDatabase create() {
        String name = "runner_" + DATABASES.incrementAndGet();
        new TestDatabase("postgres").execute("CREATE DATABASE " + name);
        return new TestDatabase(name);
    }

    /** A new data source; nothing is shared between two of them. */
    DataSource dataSource() {
        return located(new PGSimpleDataSource());
    }

    /** A data source that now leads to this database. */
    <T extends PGSimpleDataSource> T located(T dataSource) {
        dataSource.setServerNames(new String[] {"127.0.0.1"});
        dataSource.setPortNumbers(new int[] {Server.INSTANCE.getPort()});
        dataSource.setDatabaseName(name);
        dataSource.setUser("postgres");
        dataSource.setPassword("postgres");
        return dataSource;
    }

    void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, the columns of each joined by a bar. */
    List<String> query(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getString(i));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables of schema public, without the history. */
    List<String> tables() {
        return query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                + " AND tablename <> 'flyway_schema_history' ORDER BY 1");
    }

    /** The versions in the history, in the order of their rank. */
    List<String> versions() {
        return query("SELECT version FROM flyway_schema_history ORDER BY installed_rank");
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
