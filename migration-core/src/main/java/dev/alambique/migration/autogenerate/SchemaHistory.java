package dev.alambique.migration.autogenerate;

import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.RevisionEvent;
import dev.alambique.migration.runner.RevisionRunner;
import dev.alambique.migration.runner.RunSettings;
import dev.alambique.migration.schema.Snapshot;
import dev.alambique.migration.scratch.ScratchDatabase;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
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
public record SchemaHistory(SortedMap<Version, Snapshot> schemas, Optional<Problem> stopped) {
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
        SortedMap<Version, Snapshot> schemas = new TreeMap<>();
        try (ScratchDatabase database =
                SchemaSources.empty(scratch, defaultSchema, revisions.read().forward())) {
            RevisionRunner runner = new RevisionRunner(
                    database.dataSource(),
                    revisions,
                    Optional.of(defaultSchema),
                    RunSettings.DEFAULT,
                    event -> look(event, database, defaultSchema, schemas));
            runner.upgrade(Target.HEADS);
            return new SchemaHistory(schemas, Optional.empty());
        } catch (MigrationException refused) {
            return new SchemaHistory(schemas, Optional.of(refused.problem()));
        }
    }

    /** A revision is told as done once it is committed, and before the next one begins. */
    private static void look(
            RevisionEvent event, ScratchDatabase database, String defaultSchema, SortedMap<Version, Snapshot> schemas) {
        if (!(event instanceof RevisionEvent.Done done) || done.step().version().isEmpty()) {
            return;
        }
        try (Connection connection = database.dataSource().getConnection()) {
            schemas.put(done.step().version().get(), new Introspector(defaultSchema).snapshot(connection));
        } catch (SQLException failure) {
            throw Problem.of("The schema after " + done.step().script() + " cannot be read: " + failure.getMessage())
                    .failure(failure);
        }
    }
}
