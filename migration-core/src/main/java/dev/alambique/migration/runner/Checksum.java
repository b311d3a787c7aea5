package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Script;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Flyway's checksum of a script: CRC-32 over its lines, without their ends and without a byte order mark. Worked out here, because asking Flyway costs
 * a scan of all locations and several connections; a test holds the two equal.
 */
final class Checksum {
    private Checksum() {}

    /** The checksum that the history has of a script: of a repeatable one, whose values may change, with the values. */
    static int of(Script script) {
        return of(script.version().isPresent() ? script.text() : script.sql());
    }

    /** Whether the history has a checksum of a script: Flyway takes that of a repeatable one's own text, too. */
    static boolean isOf(int checksum, Script script) {
        return checksum == of(script) || checksum == of(script.text());
    }

    static int of(String text) {
        CRC32 crc = new CRC32();
        text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
