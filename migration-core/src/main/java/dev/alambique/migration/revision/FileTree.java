package dev.alambique.migration.revision;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files below a folder while others write there: hidden ones are left out, vanished ones passed over. */
final class FileTree extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<String, byte[]> found = new TreeMap<>();

    private FileTree(Path root) {
        this.root = root;
    }

    /** The paths below a folder, with slashes, and what scripts and their settings hold; of others, nothing is read. */
    static Map<String, byte[]> read(Path root) throws IOException {
        FileTree tree = new FileTree(root);
        Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, tree);
        return tree.found;
    }

    /** Whether a file is read: SQL, and the settings beside it. */
    static boolean isText(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".sql") || lower.endsWith(ScriptSettings.SUFFIX);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (!attributes.isRegularFile() || file.getFileName().toString().startsWith(".")) {
            return FileVisitResult.CONTINUE;
        }
        try {
            found.put(path, isText(path) ? Files.readAllBytes(file) : new byte[0]);
            return FileVisitResult.CONTINUE;
        } catch (NoSuchFileException e) {
            return visitFileFailed(file, e);
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
