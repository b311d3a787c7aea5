package dev.alambique.escola.api.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files below some folders, at one moment. */
record Snapshot(Map<Path, Stamp> files) {
    /** What changes when a file does. */
    record Stamp(FileTime modified, long size) {}

    Snapshot {
        files = Map.copyOf(files);
    }

    /** The files whose name ends so, as they are now; not those that editors keep beside what they edit. */
    static Snapshot of(List<Path> folders, String ending) {
        Map<Path, Stamp> files = new TreeMap<>();
        folders.forEach(folder -> walk(folder, ending, files));
        return new Snapshot(files);
    }

    /** The files that are new, gone, or not what they were. */
    List<Path> changesSince(Snapshot before) {
        TreeSet<Path> changed = new TreeSet<>(files.keySet());
        changed.addAll(before.files.keySet());
        changed.removeIf(file -> files.containsKey(file) && files.get(file).equals(before.files.get(file)));
        return List.copyOf(changed);
    }

    /** The files that were written after a moment. */
    List<Path> newerThan(FileTime moment) {
        return files.entrySet().stream()
                .filter(file -> file.getValue().modified().compareTo(moment) > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static void walk(Path folder, String ending, Map<Path, Stamp> files) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(ending) && !name.startsWith(".") && !name.endsWith("~")) {
                        files.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
