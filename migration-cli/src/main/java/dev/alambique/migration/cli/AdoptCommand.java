package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.Start;
import dev.alambique.migration.Written;
import dev.alambique.migration.autogenerate.Comparison;
import dev.alambique.migration.autogenerate.Policy;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code adopt}. */
@Command(
        name = "adopt",
        description = "Writes a revision without statements, which records as the model's own what the model matches"
                + " and no revision created. From then on it is dropped when the model no longer asks for it.")
final class AdoptCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "what the revision is called (default: ${DEFAULT-VALUE})",
            defaultValue = "Adopt what the model matches")
    private String message = "";

    @Option(
            names = "--from",
            paramLabel = "STATE",
            description = "what to compare the model with: database or migrations; default: database, if one is"
                    + " configured")
    private @Nullable Start from;

    AdoptCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (message.isBlank()) {
            throw Problem.of("The message is empty.")
                    .instead("leave -m out, or say what is adopted")
                    .usage();
        }
        Project project = root.project();
        Start start = from == null ? project.usualStart() : from;
        RevisionFolder folder = project.revisionFolder();
        Migrations migrations = project.migrations(start).withRevisions(folder);
        Policy policy = new WishOptions().in(Policy.careful(), project.configuration());
        Written written = Progress.during(root.output(), "comparing", () -> migrations.adopt(message, start, policy));
        Comparison comparison = written.comparison().orElseThrow();
        root.output().result(document(folder, written), lines(folder, written));
        new ComparisonReport(comparison).explain(root.output());
        if (written.revision().isPresent()) {
            root.output().message("It is in force once it is applied: upgrade.");
        }
        if (!comparison.isEmpty()) {
            root.output().message("The model and the " + CheckCommand.subject(start) + " differ otherwise: see check.");
        }
        return Alambique.OK;
    }

    private static List<String> adopted(Written written) {
        return written.draft().map(draft -> draft.operations()).orElse(List.of());
    }

    private static List<String> lines(RevisionFolder folder, Written written) {
        if (written.revision().isEmpty()) {
            return List.of("Nothing to adopt: revisions created all that the model matches. No file was written.");
        }
        Revision revision = written.revision().get();
        List<String> lines = new ArrayList<>();
        lines.add("Wrote " + folder.migration().resolve(revision.up().path()));
        lines.add("  and " + folder.undo().resolve(revision.undoFileName()));
        adopted(written).forEach(line -> lines.add("  + " + line));
        return lines;
    }

    private static Map<String, Object> document(RevisionFolder folder, Written written) {
        Map<String, Object> document = new LinkedHashMap<>();
        Optional<Revision> revision = written.revision();
        document.put("revision", revision.map(Revision::version));
        document.put(
                "up", revision.map(each -> folder.migration().resolve(each.up().path())));
        document.put("down", revision.map(each -> folder.undo().resolve(each.undoFileName())));
        document.put("adopted", adopted(written));
        return document;
    }
}
