package dev.alambique.migration.rework;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.scratch.ScratchServer;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Puts a revision, and what follows it, behind the head of the other branch: under a new version, proven anew, its files
 * renamed.
 *
 * @param folder where the files are
 * @param clock gives the versions
 * @param scratch where the proof is held
 */
public record Rebase(RevisionFolder folder, Clock clock, ScratchServer scratch, String defaultSchema) {
    /**
     * Rebases a revision.
     *
     * @param applied the versions that a database has, which cannot get another
     * @return the revisions under their new versions, lowest first
     * @throws dev.alambique.migration.problem.MigrationException if it is applied, there is no other branch or more than
     *     one, a revision that joins branches follows it, or the proof fails; no file is changed then
     */
    public List<Revision> of(Revision revision, Set<Version> applied) throws SQLException {
        Revisions revisions = folder.read();
        Graph graph = revisions.graph();
        Set<Version> moving = graph.withDescendants(List.of(revision.version()));
        Revision onto = onto(revisions, revision, moving);
        for (Version each : moving) {
            refuse(graph, each, moving, applied);
        }
        try (Moved moved = Moved.of(folder, revisions, moving, onto.version(), clock)) {
            moved.prove(new BranchProof(scratch, defaultSchema).of(moved.draft(), onto.version()));
            moved.keep();
            return moved.revisions();
        }
    }

    private static Revision onto(Revisions revisions, Revision revision, Set<Version> moving) {
        List<Revision> others = revisions.heads().stream()
                .filter(head -> !moving.contains(head.version()))
                .toList();
        if (others.size() != 1) {
            String heads = String.join(
                    "\n",
                    others.stream()
                            .map(each -> each.version() + "  " + each.message())
                            .toList());
            Problem problem = Problem.of("Revision " + revision.version() + " cannot be rebased: there "
                    + (others.isEmpty() ? "is no other head." : "are " + others.size() + " other heads."));
            throw (others.isEmpty()
                            ? problem.instead("nothing: it stands where it belongs; heads lists the heads")
                            : problem.with("heads", heads).instead("merge or rebase some of these first"))
                    .usage();
        }
        return others.get(0);
    }

    private static void refuse(Graph graph, Version version, Set<Version> moving, Set<Version> applied) {
        Revision revision = graph.find(version).orElseThrow();
        if (applied.contains(version)) {
            throw Problem.of("Revision " + version + " is applied, so it cannot get another version.")
                    .instead("merge it with the other head; or downgrade below it first, wherever it is applied")
                    .usage();
        }
        if (revision.isJava()) {
            throw Problem.of("Revision " + version + " is a Java migration, whose class says its version.")
                    .instead("rename the class, and compile it")
                    .usage();
        }
        boolean joins = revision.parents().size() > 1 && !moving.containsAll(revision.parents());
        if (joins) {
            throw Problem.of("Revision " + version + " joins branches, and cannot be moved with one of them.")
                    .instead("delete it if it is not applied anywhere, and rebase then")
                    .usage();
        }
    }
}
