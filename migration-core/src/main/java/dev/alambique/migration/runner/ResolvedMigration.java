package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * A versioned migration as Flyway itself finds it, ready to stand in its history: a script or a Java class.
 *
 * @param checksum empty where Flyway works out none
 */
record ResolvedMigration(Version version, String description, String type, String script, Optional<Integer> checksum) {

    /** All versioned migrations that a Flyway finds, lowest version first. */
    static List<ResolvedMigration> all(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(MigrationInfo::isVersioned)
                .filter(info -> info.getResolvedType() != null
                        && !info.getResolvedType().isUndo())
                .map(ResolvedMigration::of)
                .distinct()
                .toList();
    }

    private static ResolvedMigration of(MigrationInfo info) {
        return new ResolvedMigration(
                new Version(info.getVersion().getVersion()),
                info.getResolvedDescription(),
                info.getResolvedType().name(),
                info.getScript(),
                Optional.ofNullable(info.getResolvedChecksum()));
    }

    /** Whether a row of the history says the same, so that Flyway has nothing to complain of. */
    boolean matches(HistoryRow row) {
        return row.success()
                && row.type().equals(type)
                && row.description().equals(description)
                && row.checksum().equals(checksum);
    }
}
