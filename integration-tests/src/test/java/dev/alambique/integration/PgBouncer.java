package dev.alambique.integration;

import dev.alambique.migration.connect.ConnectionSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PgBouncer, as Debian packages it, between tests and their server; it refuses to run as root. */
record PgBouncer(Process process, Path folder, int port) implements AutoCloseable {
    static Optional<Path> program() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static PgBouncer start(String poolMode) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path folder = Files.createTempDirectory("alambique-pgbouncer");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path users = folder.resolve("users.txt");
        Files.writeString(users, "\"postgres\" \"postgres\"\n");
        Path configuration = folder.resolve("pgbouncer.ini");
        Files.writeString(configuration, """
                [databases]
                * = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                pool_mode = %s
                default_pool_size = 5
                ignore_startup_parameters = extra_float_digits
                """.formatted(Server.port(), port, users, poolMode));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.addAll(List.of(program().orElseThrow().toString(), configuration.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        PgBouncer started = new PgBouncer(process, folder, port);
        try {
            Eventually.is("PgBouncer answers", () -> {
                if (!process.isAlive()) {
                    throw new IOException(Files.readString(folder.resolve("log")));
                }
                return Files.readString(folder.resolve("log")).contains("process up");
            });
            return started;
        } catch (Exception | AssertionError failure) {
            started.close();
            throw failure;
        }
    }

    /** A database of the test server, through it. */
    Database database(Database direct) {
        return new Database(ConnectionSettings.of("127.0.0.1", port, direct.name(), "postgres", "postgres"));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
