package dev.alambique.escola.api.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The classes of an application, in memory: an application that goes on never meets those of the next one. */
final class ApplicationClasses {
    private final List<Path> folders;
    private final ClassLoader libraries;
    private Map<Path, Known> known = Map.of();

    private record Known(Snapshot.Stamp stamp, byte[] bytes) {}

    /**
     * @param folders where the classes are, and what else the application reads when it needs it
     * @param libraries loads what they are compiled with
     */
    ApplicationClasses(List<Path> folders, ClassLoader libraries) {
        this.folders = List.copyOf(folders);
        this.libraries = libraries;
    }

    /** Loads the classes that are there now. */
    synchronized URLClassLoader loader() {
        Map<String, byte[]> byName = new HashMap<>();
        Map<Path, Known> now = new HashMap<>();
        for (Path folder : folders) {
            Snapshot.of(List.of(folder), ".class").files().forEach((file, stamp) -> {
                Known each = known.get(file);
                now.put(file, each != null && each.stamp().equals(stamp) ? each : new Known(stamp, read(file)));
                byName.putIfAbsent(name(folder.relativize(file)), now.get(file).bytes());
            });
        }
        known = now;
        return new Loader(Libraries.urls(folders), byName, libraries);
    }

    private static String name(Path file) {
        String path = file.toString();
        return path.substring(0, path.length() - ".class".length())
                .replace(file.getFileSystem().getSeparator(), ".");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Loader extends URLClassLoader {
        private final Map<String, byte[]> classes;

        Loader(URL[] resources, Map<String, byte[]> classes, ClassLoader libraries) {
            super(resources, libraries);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
