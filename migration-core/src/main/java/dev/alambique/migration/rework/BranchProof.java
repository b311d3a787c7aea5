package dev.alambique.migration.rework;

import dev.alambique.migration.diff.SchemaDiff;
import dev.alambique.migration.introspect.Introspector;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.RevisionSource;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.RevisionRunner;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.scratch.Rewording;
import dev.alambique.migration.scratch.ScratchDatabase;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The proof that revisions fit behind another: on an empty database all run forward, these back, and forward again. */
record BranchProof(ScratchServer scratch, String defaultSchema) {
    /**
     * Holds the proof.
     *
     * @param onto what is before the revisions to prove
     * @return what to note in their headers
     * @throws dev.alambique.migration.problem.MigrationException if a script fails, or the way back leads elsewhere
     */
    String of(RevisionSource revisions, Version onto) throws SQLException {
        try (ScratchDatabase database = scratch.createFor(revisions.read().forward())) {
            database.useDefaultSchema(defaultSchema);
            RevisionRunner runner = new RevisionRunner(database.dataSource(), revisions, Optional.of(defaultSchema));
            runner.upgrade(Target.of(onto));
            Schema before = read(database);
            Graph graph = revisions.read().graph();
            List<Version> moved = graph.headsAmong(graph.withDescendants(List.of(onto)));
            apply(runner, moved);
            Schema after = read(database);
            if (!canGoBack(revisions, onto)) {
                return "up on " + scratch.product();
            }
            runner.downgrade(Target.of(onto));
            compare(database, before, "The undo scripts do not lead back to where the revisions began");
            apply(runner, moved);
            compare(database, after, "The revisions lead elsewhere when they run a second time");
            return "up and down on " + scratch.product();
        }
    }

    private static void apply(RevisionRunner runner, List<Version> heads) {
        heads.forEach(each -> runner.upgrade(Target.of(each)));
    }

    /** Whoever wrote a revision by hand may have written no way back. */
    private static boolean canGoBack(RevisionSource revisions, Version onto) {
        Revisions all = revisions.read();
        return all.graph().withDescendants(List.of(onto)).stream()
                .filter(version -> !version.equals(onto))
                .allMatch(version -> all.undo(version).isPresent());
    }

    private Schema read(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return new Introspector(defaultSchema).read(connection);
        }
    }

    private void compare(ScratchDatabase database, Schema expected, String complaint) throws SQLException {
        Schema found = new Rewording(database, defaultSchema).align(read(database), expected);
        List<String> differences = Summary.of(SchemaDiff.between(found, expected));
        if (!differences.isEmpty()) {
            throw Problem.of("No revision was moved: the proof failed.")
                    .with("finding", complaint + ".")
                    .with("missing", differences.get(0))
                    .with("in all", differences.size() + " differences")
                    .failure();
        }
    }
}
