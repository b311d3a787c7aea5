package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Lineage;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code merge}. */
@Command(
        name = "merge",
        description =
                "Writes a revision without statements that follows several others, so that there is one head again.")
final class MergeCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Parameters(
            arity = "0..*",
            paramLabel = "REV",
            description = "the revisions to join, by version or its beginning (default: all heads)")
    private List<String> names = new ArrayList<>();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "what the revision is called (default: Merge and the versions)")
    private String message = "";

    MergeCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        RevisionFolder folder = root.project().revisionFolder();
        Revisions revisions = folder.read();
        List<Version> parents = (names.isEmpty() || names.equals(List.of("heads"))
                        ? revisions.heads().stream()
                        : names.stream().map(revisions::named))
                .map(Revision::version)
                .distinct()
                .toList();
        refuse(revisions.graph(), parents);
        String called = message.isBlank()
                ? "Merge " + parents.stream().map(Version::text).collect(Collectors.joining(" and "))
                : message;
        Revision merge = Migrations.withoutDatabase(folder).emptyRevision(called, Lineage.after(parents));
        new WrittenReport(folder, merge).print(root.output(), List.of());
        return Alambique.OK;
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
                if (!each.equals(other) && graph.withAncestors(List.of(other)).contains(each)) {
                    throw Problem.of("Revision " + other + " follows " + each + " already.")
                            .instead("name revisions of different branches: heads lists them")
                            .usage();
                }
            }
        }
    }
}
