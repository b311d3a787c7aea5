package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
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
                "Writes a revision without statements that follows several others, so that there is one head again,"
                        + " after both branches were applied together on a scratch database.")
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
        Project project = root.project();
        RevisionFolder folder = project.revisionFolder();
        Revisions revisions = folder.read();
        List<Version> parents = (names.isEmpty() || names.equals(List.of("heads"))
                        ? revisions.heads().stream()
                        : names.stream().map(name -> EditCommand.named(revisions, name)))
                .map(Revision::version)
                .distinct()
                .toList();
        String called = message.isBlank()
                ? "Merge " + parents.stream().map(Version::text).collect(Collectors.joining(" and "))
                : message;
        Migrations migrations = project.migrations(project.usualStart()).withRevisions(folder);
        Revision merge = Progress.during(root.output(), "proving", () -> migrations.merge(parents, called));
        new WrittenReport(folder, merge).print(root.output(), List.of());
        return Alambique.OK;
    }
}
