package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rebase}. */
@Command(
        name = "rebase",
        description = "Puts a revision that is not applied yet, and those that follow it, behind the other head: under"
                + " new versions, proven anew, their files renamed.")
final class RebaseCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Parameters(arity = "1", paramLabel = "REV", description = "the first revision of the branch to move")
    private String name = "";

    RebaseCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Project project = root.project();
        RevisionFolder folder = project.revisionFolder();
        Migrations migrations = project.migrations(project.usualStart()).withRevisions(folder);
        String first = EditCommand.named(folder.read(), name).version().text();
        List<Revision> moved = Progress.during(root.output(), "proving", () -> migrations.rebase(first));
        List<String> lines = new ArrayList<>();
        for (Revision revision : moved) {
            lines.add("Wrote " + folder.migration().resolve(revision.up().path()));
            revision.undo().ifPresent(undo -> lines.add("  and " + folder.undo().resolve(undo.path())));
        }
        root.output()
                .result(
                        Map.of(
                                "revisions",
                                moved.stream()
                                        .map(each -> Map.of(
                                                "version",
                                                each.version(),
                                                "parents",
                                                each.parents(),
                                                "up",
                                                each.up().path()))
                                        .toList()),
                        lines);
        return Alambique.OK;
    }
}
