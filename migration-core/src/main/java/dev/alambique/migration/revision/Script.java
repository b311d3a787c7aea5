package dev.alambique.migration.revision;

import dev.alambique.migration.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of one SQL file, and its path below the folder of its kind, such as {@code V3__x.sql} or
 * {@code 2026/V3__x.sql}.
 *
 * @param path the path, with slashes; what Flyway's history calls the script
 * @param text what the file holds, without a byte order mark
 */
public record Script(String path, String text) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public Script {
        if (text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
    }

    /**
     * The script that a file's bytes are.
     *
     * @throws dev.alambique.migration.problem.MigrationException if they are not UTF-8; Flyway would stop there too
     */
    static Script decode(String path, byte[] bytes) {
        try {
            return new Script(
                    path,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw Problem.of("Revision file " + path + " is not UTF-8.")
                    .instead("save it as UTF-8, for instance: iconv -f latin1 -t utf-8 " + path)
                    .failure(e);
        }
    }

    /** The file name, without folders. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it is a class file, whose text nobody reads. */
    boolean isClass() {
        return path.endsWith(".class");
    }

    /** The settings that stand beside the script when it is written, if Flyway needs any to leave its text alone. */
    public Optional<Script> settings() {
        return ScriptSettings.text(text).map(settings -> new Script(path + ".conf", settings));
    }

    /** What the file name says it does: {@code add x} for {@code R__add_x.sql}; empty if it is no migration's name. */
    public String description() {
        return ScriptName.parse(fileName()).map(ScriptName::description).orElse("");
    }

    /** The version that the file name says, if it says one. */
    public Optional<Version> version() {
        return ScriptName.parse(fileName()).flatMap(ScriptName::version);
    }

    @Override
    public String toString() {
        return path;
    }
}
