package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Revisions in a folder: forward scripts in {@code migration/} and below it, undo scripts in {@code undo/}.
 *
 * @param folder the parent of both; neither needs to exist
 * @param classLoader finds nothing here, but Flyway wants one
 */
public record RevisionFolder(Path folder, ClassLoader classLoader) implements RevisionSource {
    /** The revisions in a folder. */
    public RevisionFolder(Path folder) {
        this(folder, RevisionFolder.class.getClassLoader());
    }

    @Override
    public Revisions read() {
        List<String> others = new ArrayList<>();
        List<Script> migrations = scripts(migration(), others);
        List<Script> undos = scripts(undo(), new ArrayList<>());
        return Revisions.of(folder.toString(), migrations, undos, others);
    }

    @Override
    public String location() {
        return "filesystem:" + migration().toAbsolutePath();
    }

    /** The folder of the forward scripts. */
    public Path migration() {
        return folder.resolve("migration");
    }

    /** The folder of the undo scripts. */
    public Path undo() {
        return folder.resolve("undo");
    }

    private static List<Script> scripts(Path root, List<String> others) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Script> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (file.getFileName().toString().startsWith(".")) {
                    continue;
                }
                if (!isSql(path)) {
                    others.add(path);
                } else {
                    scripts.add(Script.decode(path, Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            throw Problem.of("The revisions in " + root + " cannot be read: " + e.getMessage())
                    .failure(e);
        }
        return scripts;
    }

    static boolean isSql(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".sql");
    }
}
