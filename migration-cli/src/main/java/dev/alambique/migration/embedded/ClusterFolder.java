package dev.alambique.migration.embedded;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that holds one PostgreSQL cluster and belongs to one process at a time.
 *
 * <p>The lock, the log and the mark that the cluster is complete stand beside the cluster, not in it: {@code initdb}
 * wants an empty folder.
 */
final class ClusterFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;

    private ClusterFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the folder for this process, or answers with nothing if another one, or this one, has it already. */
    static Optional<ClusterFolder> take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return Optional.of(new ClusterFolder(folder, channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    /** Whether something is in the cluster's folder. */
    boolean hasCluster() {
        return Files.exists(cluster());
    }

    /** Whether a server has once started on this cluster. */
    boolean isComplete() {
        return Files.exists(mark());
    }

    void markComplete() {
        try {
            Files.writeString(mark(), "");
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    /** The major version that the cluster was made with. */
    Optional<Integer> majorVersion() {
        Path file = cluster().resolve("PG_VERSION");
        try {
            return Files.exists(file)
                    ? Optional.of(Integer.valueOf(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    /** Deletes the cluster. */
    void clear() {
        try {
            Files.deleteIfExists(mark());
            if (hasCluster()) {
                List<Path> deepestFirst;
                try (Stream<Path> paths = Files.walk(cluster())) {
                    deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    /** Stops the server that a killed process left running on this cluster. */
    void stopLeftover() {
        try {
            LeftoverServer.of(cluster()).stop();
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    private Path mark() {
        return folder.resolve("complete");
    }

    private static RuntimeException failed(Path folder, IOException failure) {
        return Problem.of("The PostgreSQL folder " + folder + " cannot be used.")
                .with("reason", String.valueOf(failure))
                .instead("check its permissions and the space on its disk")
                .failure(failure);
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }
}
