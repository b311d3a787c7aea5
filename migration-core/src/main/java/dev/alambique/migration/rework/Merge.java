package dev.alambique.migration.rework;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Lineage;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionDraft;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.RevisionWriter;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.RevisionRunner;
import dev.alambique.migration.scratch.ScratchDatabase;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Joins branches by a revision without statements, once it is sure that they can be applied together.
 *
 * @param folder where the files are
 * @param clock gives the version
 * @param scratch where the branches are tried
 */
public record Merge(RevisionFolder folder, Clock clock, ScratchServer scratch, String defaultSchema) {
    /**
     * Writes the revision.
     *
     * @throws MigrationException if there is nothing to join, or the branches do not fit together; no file is written then
     */
    public Revision of(List<Version> parents, String message) throws SQLException {
        Revisions all = folder.read();
        refuse(all.graph(), parents);
        try (ScratchDatabase database = scratch.createFor(all.forward())) {
            database.useDefaultSchema(defaultSchema);
            RevisionRunner runner = new RevisionRunner(database.dataSource(), folder, Optional.of(defaultSchema));
            parents.forEach(each -> runner.upgrade(Target.of(each)));
        } catch (MigrationException misfit) {
            throw misfit.problem()
                    .with("merge", "was not written: the branches cannot both be applied, one after the other")
                    .failure(misfit);
        }
        RevisionDraft empty = RevisionDraft.empty(Lineage.after(parents), message);
        return new RevisionWriter(folder, clock).write(empty.proven("the branches together on " + scratch.product()));
    }

    private static void refuse(Graph graph, List<Version> parents) {
        if (parents.size() < 2) {
            throw Problem.of("There is nothing to merge: it takes two revisions.")
                    .with("named", parents.isEmpty() ? "none" : parents.get(0).text())
                    .instead("merge REV REV; heads lists what can be joined")
                    .usage();
        }
        for (Version each : parents) {
            for (Version other : parents) {
                if (graph.follows(other, each)) {
                    throw Problem.of("Revision " + other + " follows " + each + " already.")
                            .instead("name revisions of different branches: heads lists them")
                            .usage();
                }
            }
        }
    }
}
