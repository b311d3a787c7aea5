package dev.alambique.escola.api;

import dev.alambique.migration.connect.ConnectionSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as a process of its own, which listens at an address; ended with it. */
public record ServerProcess(Process process, String url) implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+)");

    /** Starts one on a database, and waits until it listens. */
    public static ServerProcess start(ConnectionSettings database, String... options) throws IOException {
        Process process = started(database, options);
        try {
            return new ServerProcess(process, waitUntilItListens(process.errorReader()));
        } catch (IOException | AssertionError failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static Process started(ConnectionSettings database, String... options) throws IOException {
        String server = database.servers().get(0);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ServeForTests.class.getName(),
                "--port",
                "0");
        builder.command().addAll(List.of(options));
        builder.environment().put("POSTGRES_HOST", "127.0.0.1");
        builder.environment().put("POSTGRES_PORT", server.substring(server.lastIndexOf(':') + 1));
        builder.environment().put("POSTGRES_DB", database.database());
        builder.environment().put("POSTGRES_PASSWORD", "postgres");
        return builder.start();
    }

    private static String waitUntilItListens(BufferedReader log) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return listening.group(1);
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the server ended before it listened:\n" + said);
    }
}
