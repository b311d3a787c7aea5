package dev.alambique.migration.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that outlived the process that started it, as its {@code postmaster.pid} tells: the first line is its process
 * id. After a restart of the machine that id may be anybody's, so the process has to be a postgres of this folder.
 */
record LeftoverServer(Path cluster) {
    private static final int FAST_SHUTDOWN_SECONDS = 10;

    static LeftoverServer of(Path cluster) {
        return new LeftoverServer(cluster);
    }

    void stop() throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        if (!lines.isEmpty() && lines.get(0).strip().matches("\\d+")) {
            ProcessHandle process =
                    ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElse(null);
            if (process != null && isServerOfThisFolder(process)) {
                stop(process);
            }
        }
        // PostgreSQL refuses to start while the id in it is that of any living process.
        Files.deleteIfExists(file);
    }

    private boolean isServerOfThisFolder(ProcessHandle process) {
        String folder = cluster.toAbsolutePath().toString();
        return process.info()
                        .commandLine()
                        .filter(line -> line.contains("postgres") && line.contains(folder))
                        .isPresent()
                || process.info().arguments().map(List::of).orElse(List.of()).contains(folder);
    }

    /** SIGINT is a fast shutdown: sessions end, nothing has to be recovered. Java's own signal waits for every client. */
    private static void stop(ProcessHandle process) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).inheritIO().start();
        try {
            process.onExit().get(FAST_SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stuck) {
            process.destroyForcibly();
        }
    }
}
