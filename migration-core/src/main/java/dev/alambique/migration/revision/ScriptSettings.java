package dev.alambique.migration.revision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The file beside a script that tells Flyway how to run it: the script's own name and {@code .conf}. Flyway would take
 * {@code ${…}} in a default, a check or a comment for a placeholder and stop where it knows no value.
 *
 * @param script the script that it stands beside
 */
record ScriptSettings(Path script) {
    static final String SUFFIX = ".sql.conf";

    private static final String PLACEHOLDER = "${";
    private static final String LEFT_ALONE = "placeholderReplacement=false\n";

    private Path file() {
        return script.resolveSibling(script.getFileName() + ".conf");
    }

    /** What the file has to say for a script of this text, if anything. */
    static Optional<String> text(String script) {
        return script.contains(PLACEHOLDER) ? Optional.of(LEFT_ALONE) : Optional.empty();
    }

    /** Writes the file if a script of this text needs one. */
    void writeFor(String script) throws IOException {
        Optional<String> text = text(script);
        if (text.isPresent()) {
            Path draft = Files.writeString(file().resolveSibling("." + file().getFileName() + ".tmp"), text.get());
            Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file());
    }
}
