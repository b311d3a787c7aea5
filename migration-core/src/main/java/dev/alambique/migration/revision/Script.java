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
 * @param sql what PostgreSQL is given: the text with the values of its placeholders
 */
public record Script(String path, String text, String sql) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public Script {
        text = withoutMark(text);
        sql = withoutMark(sql);
    }

    /** A script without placeholders. */
    public Script(String path, String text) {
        this(path, text, text);
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** The same with the values of its placeholders. */
    public Script with(Placeholders values) {
        return Placeholders.isIn(text) ? new Script(path, text, values.replacedIn(text)) : this;
    }

    /** Whether its placeholders have values, so that PostgreSQL is given something else than the text. */
    public boolean hasValues() {
        return !text.equals(sql);
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
        return ScriptSettings.of(this).map(settings -> new Script(path + ".conf", settings));
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
