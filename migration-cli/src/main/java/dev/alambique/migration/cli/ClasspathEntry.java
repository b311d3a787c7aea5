package dev.alambique.migration.cli;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An entry of a class path as a user writes it: a jar, a folder of classes, {@code lib/*} for the jars in a folder, as for
 * {@code java}, or a folder that holds jars.
 */
record ClasspathEntry(Path path) {
    private static final String ALL_JARS = "*";

    /** The entries that a class loader takes, sorted. */
    List<Path> expanded() {
        Path folder = path.getParent();
        if (folder != null && path.endsWith(ALL_JARS)) {
            return Files.isDirectory(folder) ? jars(folder) : List.of(path);
        }
        return Files.isDirectory(path)
                ? Stream.concat(Stream.of(path), jars(path).stream()).toList()
                : List.of(path);
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw Problem.of("The folder " + folder + " of the model's class path cannot be read.")
                    .with("reason", failure.toString())
                    .usage(failure);
        }
    }
}
