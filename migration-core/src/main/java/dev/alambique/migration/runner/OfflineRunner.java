package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Placeholders;
import dev.alambique.migration.revision.Range;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Revisions;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Prints what a run would do, without any database.
 *
 * @param source where the revisions are
 * @param schema the default schema of the databases that the scripts are for, which also holds the history
 * @param settings how the database and others who use it are treated
 */
public record OfflineRunner(RevisionSource source, String schema, RunSettings settings) {
    public OfflineRunner {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(settings, "settings");
    }

    /**
     * The script that brings a database from one revision to a later one.
     *
     * @throws dev.alambique.migration.problem.MigrationException if it cannot be done in SQL alone, or does not lead
     *     forward
     */
    public OfflineScript upgrade(Range range) {
        Revisions revisions = read();
        OfflineRange between = new OfflineRange(revisions, range);
        return new OfflineUpgrade(revisions, between.history(), schema, settings).script(between.upgrade(), List.of());
    }

    private Revisions read() {
        return source.read().with(Placeholders.NONE.and(Map.of("flyway:defaultSchema", schema)));
    }

    /**
     * The script that books a database that is at one revision as being at another, and runs nothing.
     *
     * @throws dev.alambique.migration.problem.MigrationException if it would book a Java migration, whose checksum only the
     *     class itself knows
     */
    public OfflineScript stamp(Range range) {
        Revisions revisions = source.read();
        return OfflineStamp.of(new OfflineRange(revisions, range), schema, settings);
    }

    /**
     * The script that brings a database from one revision back to an earlier one.
     *
     * @throws dev.alambique.migration.problem.MigrationException if it cannot be done in SQL alone, or does not lead back
     */
    public OfflineScript downgrade(Range range) {
        Revisions revisions = read();
        OfflineRange between = new OfflineRange(revisions, range);
        return new OfflineDowngrade(revisions, between.history(), schema, settings).script(between.downgrade());
    }
}
