package dev.alambique.migration;

import dev.alambique.migration.connect.ConnectionSettings;
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

/** The PostgreSQL server of this test run: started once for the JVM, a new database for each test. */
public final class TestServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServer() {}

    /** The server's administration database. */
    public static ConnectionSettings admin() {
        return ConnectionSettings.of("127.0.0.1", Server.INSTANCE.getPort(), "postgres", "postgres", "postgres");
    }

    /** A new, empty database. */
    public static ConnectionSettings newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        execute(admin(), "CREATE DATABASE " + name);
        return admin().withDatabase(name);
    }

    /** Runs statements, each in a transaction of its own. */
    public static void execute(ConnectionSettings settings, String... statements) {
        try (Connection connection = settings.open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, the columns of each joined by a bar. */
    public static List<String> query(ConnectionSettings settings, String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = settings.open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getString(i));
                }
                rows.add(String.join("|", columns));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("jit", "off")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
