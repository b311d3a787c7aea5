package dev.alambique.escola.api.reload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compiled classes below a folder, each named by its path there.
 *
 * @param folder the folder; it need not exist
 */
record ClassFolder(Path folder) {

    List<Path> all() throws IOException {
        return below(folder, Integer.MAX_VALUE);
    }

    /** Those that a source was compiled into; it is named by its path below the folder of sources. */
    List<Path> of(Path source) throws IOException {
        return List.copyOf(faces(source).keySet());
    }

    /** What others see of the classes of a source. */
    Map<Path, ByteBuffer> seenOf(Path source) throws IOException {
        Map<Path, ByteBuffer> seen = new TreeMap<>();
        faces(source).forEach((file, face) -> face.visible().ifPresent(visible -> seen.put(file, visible)));
        return seen;
    }

    /** Puts classes in the place of others; those that are the same are not touched. */
    void replace(List<Path> others, ClassFolder fresh, List<Path> classes) throws IOException {
        Set<Path> kept = Set.copyOf(classes);
        for (Path old : others) {
            if (!kept.contains(old)) {
                Files.deleteIfExists(folder.resolve(old));
            }
        }
        for (Path file : classes) {
            byte[] bytes = Files.readAllBytes(fresh.folder.resolve(file));
            Path place = folder.resolve(file);
            if (!Files.exists(place) || !Arrays.equals(bytes, Files.readAllBytes(place))) {
                Files.createDirectories(place.getParent());
                Files.write(place, bytes);
            }
        }
    }

    private Map<Path, ClassFace> faces(Path source) throws IOException {
        Path itsPackage = folder.resolve(source).getParent();
        String name = source.getFileName().toString();
        Map<Path, ClassFace> faces = new TreeMap<>();
        for (Path file : below(itsPackage, 1)) {
            ClassFace face = ClassFace.of(Files.readAllBytes(folder.resolve(file)));
            if (face.source().equals(name)) {
                faces.put(file, face);
            }
        }
        return faces;
    }

    private List<Path> below(Path start, int depth) throws IOException {
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(start, depth)) {
            return all.filter(file -> file.toString().endsWith(".class"))
                    .map(folder::relativize)
                    .toList();
        }
    }
}
