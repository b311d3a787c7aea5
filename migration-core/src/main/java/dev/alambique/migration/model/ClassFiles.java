package dev.alambique.migration.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Class files that mention an annotation, found without loading any class: an annotation's descriptor stands as
 * plain text in the constant pool.
 */
final class ClassFiles {
    private static final String SUFFIX = ".class";

    private ClassFiles() {}

    /** The names of such classes in or below a folder, whose package is told by its place below the root. */
    static List<String> inFolder(Path root, Path folder, List<String> annotations) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (isCandidate(path) && mentions(annotations, Files.readAllBytes(file))) {
                    names.add(name(path));
                }
            }
        }
        return names;
    }

    /** The names of such classes in a jar whose path starts with a prefix. */
    static List<String> inJar(JarFile jar, String prefix, List<String> annotations) throws IOException {
        List<String> names = new ArrayList<>();
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (!entry.getName().startsWith(prefix) || !isCandidate(entry.getName())) {
                continue;
            }
            try (InputStream content = jar.getInputStream(entry)) {
                if (mentions(annotations, content.readAllBytes())) {
                    names.add(name(entry.getName()));
                }
            }
        }
        return names;
    }

    private static boolean isCandidate(String path) {
        return path.endsWith(SUFFIX) && !path.startsWith("META-INF/");
    }

    private static boolean mentions(List<String> annotations, byte[] classFile) {
        String text = new String(classFile, StandardCharsets.ISO_8859_1);
        return annotations.stream().anyMatch(annotation -> text.contains("L" + annotation.replace('.', '/') + ";"));
    }

    private static String name(String path) {
        return path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
    }
}
