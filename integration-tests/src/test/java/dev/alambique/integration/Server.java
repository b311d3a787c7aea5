package dev.alambique.integration;

import dev.alambique.migration.connect.ConnectionSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for the whole test run, and as many empty databases as tests want. */
final class Server {
    /** A role whose password the server asks for; it trusts everybody else. */
    static final String GUARDED = "guarded";

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final EmbeddedPostgres POSTGRES = start();

    private Server() {}

    static Database emptyDatabase() {
        String name = "test_" + COUNTER.incrementAndGet();
        database("postgres").run("CREATE DATABASE " + name);
        return database(name);
    }

    static Database database(String name) {
        return new Database(ConnectionSettings.of("127.0.0.1", port(), name, "postgres", "postgres"));
    }

    static int port() {
        return POSTGRES.getPort();
    }

    private static EmbeddedPostgres start() {
        try {
            Path folder = Files.createTempDirectory("integration-postgres");
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("data"))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
            guard(folder.resolve("data"), server.getPort());
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void guard(Path data, int port) throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        Files.writeString(rules, "host all " + GUARDED + " all scram-sha-256\n" + Files.readString(rules));
        new Database(ConnectionSettings.of("127.0.0.1", port, "postgres", "postgres", "postgres"))
                .run("CREATE ROLE " + GUARDED + " LOGIN PASSWORD 'right'; SELECT pg_reload_conf()");
    }
}
