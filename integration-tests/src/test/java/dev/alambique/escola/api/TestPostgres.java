package dev.alambique.escola.api;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.connect.ConnectionSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for the whole test run, and as many databases as tests want. */
public final class TestPostgres {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TestPostgres() {}

    public static ConnectionSettings emptyDatabase() {
        String name = "escola_" + COUNTER.incrementAndGet();
        run(settings("postgres"), "CREATE DATABASE " + name);
        return settings(name);
    }

    /** Applies the revisions of the school. */
    public static void createTables(ConnectionSettings database) {
        Migrations.of(database.dataSource()).upgrade();
    }

    public static void run(ConnectionSettings database, String sql) {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The one value that a query finds. */
    public static String query(ConnectionSettings database, String sql) {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Returns once somebody waits for a lock in that database. */
    public static void waitForABlockedQuery(ConnectionSettings database) {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            boolean blocked = false;
            while (!blocked) {
                try (ResultSet waiting = statement.executeQuery("SELECT 1 FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
                    blocked = waiting.next();
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static ConnectionSettings settings(String database) {
        return ConnectionSettings.of("127.0.0.1", SERVER.getPort(), database, "postgres", "postgres");
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
