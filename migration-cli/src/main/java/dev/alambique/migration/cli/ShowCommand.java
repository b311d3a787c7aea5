package dev.alambique.migration.cli;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionHeader;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code show}. */
@Command(name = "show", description = "Prints a revision: its up script and its down script.")
final class ShowCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    @Parameters(arity = "1", paramLabel = "REV", description = "head, a version or the beginning of one")
    private String target = "";

    ShowCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Revisions revisions = root.project().revisions().read();
        Revision revision = EditCommand.named(revisions, target);
        String undo = revision.undo()
                .map(script -> "\n-- " + script.path() + "\n" + script.text())
                .orElse("\n-- There is no undo script.\n");
        root.output()
                .text(
                        document(revision),
                        "-- " + revision.up().path() + "\n" + revision.up().text() + undo);
        return Alambique.OK;
    }

    private static Map<String, Object> document(Revision revision) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", revision.version());
        document.put("parents", revision.parents());
        document.put("depends_on", revision.dependsOn());
        document.put("message", revision.message());
        document.put(
                "operations", revision.header().map(RevisionHeader::operations).orElse(List.of()));
        document.put("hazards", revision.header().map(RevisionHeader::hazards).orElse(List.of()));
        document.put("up", revision.up().text());
        document.put("down", revision.undo().map(Script::text));
        return document;
    }
}
