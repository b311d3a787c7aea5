package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colours are for terminals. */
class TerminalIT {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final String ESCAPE = "\u001b[";

    @TempDir
    private Path folder;

    @Test
    void coloursOnATerminalAndNoneElsewhere() {
        assumeTrue(Files.isExecutable(SCRIPT) && System.getProperty("os.name").equals("Linux"));
        Project project = Project.in(folder);

        // A pseudo-terminal merges both streams, and ends lines with a carriage return.
        String command = Path.of(System.getProperty("java.home"), "bin/java") + " -jar "
                + Running.checkout("migration-cli/target/migration-cli.jar") + " upgrade sideways";
        Ran seen = Running.start(
                        folder, Map.of("TERM", "xterm"), List.of(SCRIPT.toString(), "-qec", command, "/dev/null"))
                .end()
                .exits(2);
        assertThat(seen.out()).contains(ESCAPE + "31mNo database is configured." + ESCAPE + "0m");

        Ran redirected = project.run("upgrade", "sideways").exits(2);
        assertThat(redirected.err()).startsWith("No database is configured.\n").doesNotContain(ESCAPE);
    }
}
