package dev.alambique.migration;

import dev.alambique.migration.connect.ConnectionSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The PostgreSQL servers of this test run: each started once for the JVM, a new database for each test. */
public final class TestServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final long ROOM = 4L << 30;

    private TestServer() {}

    /** The server's administration database. */
    public static ConnectionSettings admin() {
        return admin(Newest.INSTANCE);
    }

    /** A new, empty database. */
    public static ConnectionSettings newDatabase() {
        return newDatabase(admin());
    }

    /** A new, empty database on a server of the oldest release that is supported. */
    public static ConnectionSettings newDatabaseOnOldest() {
        return newDatabase(admin(Oldest.INSTANCE));
    }

    private static ConnectionSettings admin(EmbeddedPostgres server) {
        return ConnectionSettings.of("127.0.0.1", server.getPort(), "postgres", "postgres", "postgres");
    }

    private static ConnectionSettings newDatabase(ConnectionSettings admin) {
        return newDatabase(admin, "");
    }

    /** A new database that holds what another one does, which nobody may be connected to. */
    public static ConnectionSettings copyOf(ConnectionSettings database) {
        return newDatabase(admin(), " TEMPLATE " + database.database() + " STRATEGY file_copy");
    }

    /** Drops a database: a server with hundreds takes long to be stopped and deleted. */
    public static void drop(ConnectionSettings database) {
        execute(admin(), "DROP DATABASE " + database.database() + " WITH (FORCE)");
    }

    private static ConnectionSettings newDatabase(ConnectionSettings admin, String options) {
        String name = "test_" + DATABASES.incrementAndGet();
        // when an introspector changes the path, the driver forgets what it has prepared
        execute(admin, "CREATE DATABASE " + name + options, "ALTER DATABASE " + name + " SET search_path TO public");
        return admin.withDatabase(name);
    }

    /** Runs statements, each in a transaction of its own. */
    public static void execute(ConnectionSettings settings, String... statements) {
        execute(settings.dataSource(), statements);
    }

    public static void execute(DataSource source, String... statements) {
        try (Connection connection = source.getConnection();
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
        return query(settings.dataSource(), sql);
    }

    public static List<String> query(DataSource source, String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = source.getConnection();
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

    private static final class Newest {
        static final EmbeddedPostgres INSTANCE = start(EmbeddedPostgres.builder());
    }

    private static final class Oldest {
        static final EmbeddedPostgres INSTANCE =
                start(EmbeddedPostgres.builder().setPgBinaryResolver(new OldestBinaries()));
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            return builder.setDataDirectory(dataFolder())
                    .setServerConfig("fsync", "off")
                    .setServerConfig("jit", "off")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In memory where there is room: making and dropping a database costs a tenth of what it does on a disk. */
    private static Path dataFolder() throws IOException {
        Path memory = Path.of("/dev/shm");
        String prefix = "alambique-test-";
        return Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > ROOM
                ? Files.createTempDirectory(memory, prefix)
                : Files.createTempDirectory(prefix);
    }
}
