package dev.alambique.escola.api.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is gone with what is in it when it is closed.
 *
 * @param path where it is
 */
record TemporaryFolder(Path path) implements AutoCloseable {

    /** What is done in a folder. */
    @FunctionalInterface
    interface Work {
        boolean in(Path folder) throws IOException;
    }

    static TemporaryFolder create() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("escola-classes"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static boolean with(Work work) {
        try (TemporaryFolder folder = create()) {
            return work.in(folder.path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
