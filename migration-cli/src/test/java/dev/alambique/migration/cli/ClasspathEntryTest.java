package dev.alambique.migration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClasspathEntryTest {
    @TempDir
    private Path folder;

    @Test
    void takesTheJarsOfAFolder() throws IOException {
        Path b = Files.createFile(folder.resolve("b.jar"));
        Path a = Files.createFile(folder.resolve("a.jar"));
        Files.createFile(folder.resolve("README.md"));

        assertThat(new ClasspathEntry(folder.resolve("*")).expanded()).containsExactly(a, b);
        assertThat(new ClasspathEntry(folder).expanded()).containsExactly(folder, a, b);
        assertThat(new ClasspathEntry(a).expanded()).containsExactly(a);
    }

    @Test
    void leavesAnEntryThatIsNotThereToWhoReadsIt() {
        Path absent = folder.resolve("lib");

        assertThat(new ClasspathEntry(absent).expanded()).containsExactly(absent);
        assertThat(new ClasspathEntry(absent.resolve("*")).expanded()).containsExactly(absent.resolve("*"));
    }
}
