package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Revisions in a folder: forward scripts in {@code migration/} and below it, undo scripts in {@code undo/}.
 *
 * @param folder the parent of both; neither needs to exist
 * @param classLoader finds nothing here, but Flyway wants one
 * @param placeholders the values for placeholders in the scripts
 */
public record RevisionFolder(Path folder, ClassLoader classLoader, Placeholders placeholders)
        implements RevisionSource {
    /** The revisions in a folder. */
    public RevisionFolder(Path folder) {
        this(folder, RevisionFolder.class.getClassLoader());
    }

    RevisionFolder(Path folder, ClassLoader classLoader) {
        this(folder, classLoader, Placeholders.NONE);
    }

    @Override
    public RevisionFolder with(Placeholders values) {
        return new RevisionFolder(folder, classLoader, values);
    }

    @Override
    public Revisions read() {
        return Revisions.of(folder.toString(), scripts(files(migration())), scripts(files(undo())))
                .with(placeholders);
    }

    /** The same place for who only reads: a folder that is not there at all is a mistyped one. */
    public RevisionSource required() {
        return new RequiredFolder(this);
    }

    @Override
    public String location() {
        return "filesystem:" + migration().toAbsolutePath().normalize();
    }

    /** The folder of the forward scripts. */
    public Path migration() {
        return folder.resolve("migration");
    }

    /** The folder of the undo scripts. */
    public Path undo() {
        return folder.resolve("undo");
    }

    private static Map<String, byte[]> files(Path root) {
        if (!Files.exists(root)) {
            return Map.of();
        }
        try {
            return FileTree.read(root);
        } catch (IOException e) {
            throw Problem.of("The revisions in " + root + " cannot be read: " + e.getMessage())
                    .failure(e);
        }
    }

    static List<Script> scripts(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .map(file -> Script.decode(file.getKey(), file.getValue()))
                .toList();
    }
}
