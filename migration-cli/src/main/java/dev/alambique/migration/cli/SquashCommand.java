package dev.alambique.migration.cli;

import dev.alambique.migration.Squashed;
import dev.alambique.migration.revision.Originals;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.squash.BaselineDraft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code squash}. */
@Command(
        name = "squash",
        description = "Makes all revisions up to one a single baseline script, B…__….sql, that an empty database begins"
                + " with, after it was run and found to give the same; their files are deleted.")
final class SquashCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Option(
            names = "--to",
            paramLabel = "REV",
            required = true,
            description = "the last revision to squash: head, a version or the beginning of one")
    private String target = "";

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "what the baseline is called (default: Squash up to REV)")
    private String message = "";

    @Option(names = "--keep", description = "keep the files of the squashed revisions")
    private boolean keep;

    SquashCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Project project = root.project();
        RevisionFolder folder = project.revisionFolder();
        String called = message.isBlank()
                ? "Squash up to " + EditCommand.named(folder.read(), target).version()
                : message;
        Squashed squashed = Progress.during(
                root.output(),
                "squashing and proving",
                () -> project.without(project.database())
                        .withRevisions(folder)
                        .squash(Target.parse(target), called, keep ? Originals.KEPT : Originals.DELETED));
        root.output().result(document(folder, squashed), lines(folder, squashed));
        explain(squashed);
        return Alambique.OK;
    }

    private static List<String> lines(RevisionFolder folder, Squashed squashed) {
        List<Version> versions = squashed.baseline().squashed();
        List<String> lines = new ArrayList<>();
        lines.add("Wrote "
                + folder.migration().resolve(squashed.baseline().script().path()));
        lines.add("  in place of " + versions.size() + " revisions, " + versions.get(0) + " to "
                + versions.get(versions.size() - 1));
        if (!squashed.deleted().isEmpty()) {
            lines.add("  deleted " + squashed.deleted().size() + " files");
        }
        return lines;
    }

    private static Map<String, Object> document(RevisionFolder folder, Squashed squashed) {
        BaselineDraft baseline = squashed.baseline();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("baseline", baseline.version());
        document.put("message", baseline.header().message());
        document.put("up", folder.migration().resolve(baseline.script().path()));
        document.put("form", baseline.form().name().toLowerCase(Locale.ROOT));
        document.put("reasons", baseline.reasons());
        document.put("squashed", baseline.squashed());
        document.put("deleted", squashed.deleted());
        return document;
    }

    private void explain(Squashed squashed) {
        Output output = root.output();
        BaselineDraft baseline = squashed.baseline();
        if (baseline.form() == BaselineDraft.Form.STATEMENTS) {
            output.message("The baseline holds the statements of the revisions one after the other: a script that only"
                    + " creates the schema would lose");
            baseline.reasons().forEach(reason -> output.message("  " + reason));
        }
        if (!squashed.deleted().isEmpty()) {
            output.message("! Databases below " + baseline.version()
                    + " cannot be upgraded any more: upgrade them first," + " with the files as they were.");
            output.message("Databases at " + baseline.version() + " or above go on as they are. Where a Flyway without"
                    + " this tool is to validate one, run 'repair' on it once.");
        }
        squashed.deleted().forEach(file -> output.detail("deleted " + file));
    }
}
