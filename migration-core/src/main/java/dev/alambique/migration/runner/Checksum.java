package dev.alambique.migration.runner;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Flyway's checksum of a script: CRC-32 over its lines, without their ends and without a byte order mark. Worked out here, because asking Flyway costs
 * a scan of all locations and several connections; a test holds the two equal.
 */
final class Checksum {
    private Checksum() {}

    static int of(String text) {
        CRC32 crc = new CRC32();
        text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
