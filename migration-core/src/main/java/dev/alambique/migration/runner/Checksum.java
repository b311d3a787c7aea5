package dev.alambique.migration.runner;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Flyway's checksum of a script: CRC-32 over its lines, without their ends. Worked out here, because asking Flyway costs
 * a scan of all locations and several connections; a test holds the two equal.
 */
final class Checksum {
    private Checksum() {}

    static int of(String text) {
        CRC32 crc = new CRC32();
        // Flyway drops a byte order mark at the beginning of every line, not only of the first.
        text.lines()
                .map(line -> line.startsWith("\uFEFF") ? line.substring(1) : line)
                .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
