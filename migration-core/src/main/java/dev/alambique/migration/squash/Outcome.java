package dev.alambique.migration.squash;

import dev.alambique.migration.introspect.Fingerprint;
import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.RevisionRunner;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What revisions make of an empty database.
 *
 * @param empty the schema that they begin with
 * @param schema the schema that they lead to
 * @param all everything that the database holds then
 * @param onServer what they changed besides the database: roles, tablespaces
 */
record Outcome(Schema empty, Schema schema, Fingerprint all, List<String> onServer) {
    /**
     * Runs revisions on a scratch database.
     *
     * @throws dev.alambique.migration.problem.MigrationException if one fails
     */
    static Outcome of(RevisionSource revisions, ScratchDatabase database, String defaultSchema) throws SQLException {
        Introspector introspector = new Introspector(defaultSchema);
        try (Connection connection = database.dataSource().getConnection()) {
            Schema empty = introspector.read(connection);
            Fingerprint before = Fingerprint.ofServer(connection);
            new RevisionRunner(database.dataSource(), revisions, Optional.of(defaultSchema)).upgrade(Target.HEADS);
            return new Outcome(
                    empty,
                    introspector.read(connection),
                    Fingerprint.of(connection),
                    before.differences(Fingerprint.ofServer(connection)));
        }
    }
}
