package dev.alambique.migration.embedded;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a server is started: which programs, with which settings.
 *
 * @param settings of postgresql.conf, given on the command line
 */
record Launch(Binaries binaries, int majorVersion, Map<String, String> settings, CacheFolder cache) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOG_LINES = 8;

    /** The library underneath switches fsync and synchronous_commit off; data that is kept needs both. */
    static Launch kept(Binaries binaries, int majorVersion, CacheFolder cache) {
        return new Launch(binaries, majorVersion, Map.of("fsync", "on", "synchronous_commit", "on"), cache);
    }

    /** Without durability, and with room for one transaction over a large schema. */
    static Launch scratch(Binaries binaries, int majorVersion, CacheFolder cache) {
        return new Launch(
                binaries,
                majorVersion,
                Map.of("fsync", "off", "full_page_writes", "off", "max_locks_per_transaction", "1024"),
                cache);
    }

    /** Starts a server on a cluster that may be made again: one that is incomplete or does not start is. */
    EmbeddedServer startAfresh(ClusterFolder folder) {
        try {
            folder.stopLeftover();
            if (!folder.isComplete()) {
                folder.clear();
            }
            try {
                return start(folder);
            } catch (MigrationException broken) {
                folder.stopLeftover();
                folder.clear();
                return start(folder);
            }
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    EmbeddedServer start(ClusterFolder folder) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver(binaries)
                .setOverrideWorkingDirectory(cache.programs().toFile())
                .setDataDirectory(folder.cluster())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setErrorRedirector(
                        ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        settings.forEach(builder::setServerConfig);
        locale().forEach(builder::setLocaleConfig);
        try {
            Files.deleteIfExists(folder.log());
            EmbeddedServer server = EmbeddedServer.running(builder.start(), folder);
            folder.markComplete();
            return server;
        } catch (IOException | IllegalStateException failure) {
            throw Problem.of("The embedded PostgreSQL " + majorVersion + " could not be started.")
                    .with("folder", folder.cluster().toString())
                    .with("reason", String.valueOf(failure.getMessage()))
                    .with("log", tail(folder))
                    .instead("name a running server with --scratch-url (for scratch databases) or POSTGRES_HOST")
                    .failure(failure);
        }
    }

    /** The same on every machine: from 17 on PostgreSQL's own C.UTF-8, before it the C locale. */
    private Map<String, String> locale() {
        return majorVersion >= 17
                ? Map.of("locale", "C", "locale-provider", "builtin", "builtin-locale", "C.UTF-8")
                : Map.of("locale", "C");
    }

    private static String tail(ClusterFolder folder) {
        try {
            List<String> lines = Files.exists(folder.log()) ? Files.readAllLines(folder.log()) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
