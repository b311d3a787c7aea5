package dev.alambique.migration.cli;

import dev.alambique.migration.revision.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code heads}. */
@Command(
        name = "heads",
        description = "Shows the revisions that no other follows: one, unless branches were brought together.")
final class HeadsCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    HeadsCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        List<Revision> heads = root.project().revisions().read().heads();
        root.output()
                .result(
                        Map.of(
                                "heads",
                                heads.stream().map(HeadsCommand::document).toList()),
                        heads.isEmpty()
                                ? List.of("There are no revisions.")
                                : heads.stream()
                                        .map(head -> head.version() + "  " + head.message())
                                        .toList());
        return Alambique.OK;
    }

    private static Map<String, Object> document(Revision revision) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", revision.version());
        document.put("message", revision.message());
        return document;
    }
}
