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

    private static final String LEFT_ALONE = "placeholderReplacement=false\n";

    private Path file() {
        return script.resolveSibling(script.getFileName() + ".conf");
    }

    /** What the file has to say for a script, if anything. */
    static Optional<String> of(Script script) {
        return Placeholders.isIn(script.text()) && !script.hasValues() ? Optional.of(LEFT_ALONE) : Optional.empty();
    }

    /** Writes the file if a script needs one. */
    void writeFor(Script script) throws IOException {
        Optional<String> text = of(script);
        if (text.isPresent()) {
            Path draft = Files.writeString(file().resolveSibling("." + file().getFileName() + ".tmp"), text.get());
            Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file());
    }
}
