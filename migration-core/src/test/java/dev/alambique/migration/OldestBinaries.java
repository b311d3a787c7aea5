package dev.alambique.migration;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The programs of the oldest PostgreSQL that is supported, in the jar that the build puts beside the class path. */
final class OldestBinaries implements PgBinaryResolver {
    private static final Path FOLDER = Path.of("target", "oldest-postgres");

    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Path jar = files.findFirst().orElseThrow(() -> new IOException(FOLDER + " is empty"));
            try (JarFile archive = new JarFile(jar.toFile())) {
                JarEntry binary = archive.stream()
                        .filter(entry -> entry.getName().endsWith(".txz"))
                        .findFirst()
                        .orElseThrow(() -> new IOException(jar + " holds no programs"));
                return new ByteArrayInputStream(archive.getInputStream(binary).readAllBytes());
            }
        }
    }
}
