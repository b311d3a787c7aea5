package dev.alambique.migration.autogenerate;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.SqlScript;
import dev.alambique.migration.revision.SqlStatement;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.RevisionRunner;
import dev.alambique.migration.scratch.ScratchDatabase;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A revision tried on a database that only the revision files made: a live one may have been changed by hand. */
final class Replay {
    private final ScratchServer scratch;
    private final RevisionSource revisions;
    private final String defaultSchema;

    Replay(ScratchServer scratch, RevisionSource revisions, String defaultSchema) {
        this.scratch = scratch;
        this.revisions = revisions;
        this.defaultSchema = defaultSchema;
    }

    /** What to note of a revision that runs on the live database and not on one made from the files. */
    Optional<String> note(Comparison comparison) {
        try (ScratchDatabase database =
                SchemaSources.empty(scratch, defaultSchema, revisions.read().forward())) {
            new RevisionRunner(database.dataSource(), revisions, Optional.of(defaultSchema)).upgrade(Target.HEADS);
            try (Connection connection = database.dataSource().getConnection()) {
                return run(connection, comparison.up())
                        .or(() -> run(connection, comparison.down()))
                        .map(refused -> "the revision fits this database, and not one made from the revision files: "
                                + refused);
            }
        } catch (MigrationException | SQLException failure) {
            String reason =
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
            return Optional.of("the revision was not tried on a database made from the revision files: " + reason);
        }
    }

    private static Optional<String> run(Connection connection, String script) {
        for (SqlStatement each : SqlScript.statements(script)) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(each.text());
            } catch (SQLException refused) {
                String reason =
                        String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
                return Optional.of(reason + " (" + each.text().strip() + ")");
            }
        }
        return Optional.empty();
    }
}
