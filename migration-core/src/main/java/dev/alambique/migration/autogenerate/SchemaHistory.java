package dev.alambique.migration.autogenerate;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.RevisionRunner;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.scratch.ScratchDatabase;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The schemas that revisions lead through, one after the other in the order of their versions, which is the order in which
 * they are applied.
 *
 * @param schemas the schema after each revision
 * @param stopped why there is none from some revision on, if one could not be applied
 */
public record SchemaHistory(SortedMap<Version, Schema> schemas, Optional<Problem> stopped) {
    public SchemaHistory {
        schemas = Collections.unmodifiableSortedMap(new TreeMap<>(schemas));
        Objects.requireNonNull(stopped, "stopped");
    }

    /**
     * Replays revisions on a scratch database and looks at it after each.
     *
     * @throws SQLException if the scratch database cannot be read
     */
    public static SchemaHistory replayed(RevisionSource revisions, ScratchServer scratch, String defaultSchema)
            throws SQLException {
        List<Revision> all = revisions.read().all();
        SortedMap<Version, Schema> schemas = new TreeMap<>();
        if (all.isEmpty()) {
            return new SchemaHistory(schemas, Optional.empty());
        }
        try (ScratchDatabase database = SchemaSources.empty(scratch, defaultSchema)) {
            RevisionRunner runner = new RevisionRunner(database.dataSource(), revisions, Optional.of(defaultSchema));
            for (Revision each : all) {
                try {
                    runner.upgrade(Target.of(each.version()));
                } catch (MigrationException refused) {
                    return new SchemaHistory(schemas, Optional.of(refused.problem()));
                }
                schemas.put(each.version(), SchemaSources.introspect(database.dataSource(), defaultSchema));
            }
        }
        return new SchemaHistory(schemas, Optional.empty());
    }
}
