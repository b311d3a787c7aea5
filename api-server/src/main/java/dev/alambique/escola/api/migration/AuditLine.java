package dev.alambique.escola.api.migration;

import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.AuditEntry;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to the database, or tried. Why it failed is not here: that is PostgreSQL's message, which holds
 * SQL.
 *
 * @param direction {@code upgrade}, {@code downgrade}, {@code stamp}, {@code forget} or {@code repair}
 * @param version the revision; null for a script that is applied whenever it changes
 * @param message what the revision does
 * @param outcome {@code done}, {@code failed} or {@code running}
 * @param who the role, and the user and host that did it
 * @param tool the version of the library that did it
 * @param started when it began
 * @param milliseconds how long it ran; null if it has not ended
 */
public record AuditLine(
        String direction,
        @Nullable String version,
        String message,
        String outcome,
        String who,
        String tool,
        OffsetDateTime started,
        @Nullable Long milliseconds) {
    static AuditLine of(AuditEntry entry) {
        return new AuditLine(
                entry.direction(),
                entry.version().map(Version::text).orElse(null),
                entry.message(),
                entry.outcome(),
                entry.who(),
                entry.tool(),
                entry.started(),
                entry.took().map(Duration::toMillis).orElse(null));
    }
}
