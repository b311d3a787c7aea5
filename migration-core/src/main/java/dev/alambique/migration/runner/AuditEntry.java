package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Version;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One line of the audit: something that was done to a database, or tried.
 *
 * @param direction upgrade, downgrade, stamp, forget (a stamp took it out of the history) or repair
 * @param version the revision; empty for a repeatable script
 * @param message what the revision does
 * @param script its file
 * @param checksum Flyway's checksum of the file, where it has one
 * @param outcome done, failed, or running: begun outside of a transaction, and not ended since
 * @param error what went wrong
 * @param who the role, and the user and host that the tool ran as
 * @param tool the version of this library
 * @param started when it began
 * @param took how long it ran; empty if it has not ended
 */
public record AuditEntry(
        String direction,
        Optional<Version> version,
        String message,
        String script,
        Optional<Integer> checksum,
        String outcome,
        Optional<String> error,
        String who,
        String tool,
        OffsetDateTime started,
        Optional<Duration> took) {}
