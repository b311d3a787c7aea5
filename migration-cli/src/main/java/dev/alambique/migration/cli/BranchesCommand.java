package dev.alambique.migration.cli;

import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code branches}. */
@Command(name = "branches", description = "Shows the revisions that several others follow.")
final class BranchesCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    BranchesCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Revisions revisions = root.project().revisions().read();
        Graph graph = revisions.graph();
        List<Map<String, Object>> documents = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Revision point : revisions.branchPoints()) {
            List<Version> children = graph.children(point.version());
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("version", point.version());
            document.put("message", point.message());
            document.put("followed_by", children);
            documents.add(document);
            lines.add(point.version() + "  " + point.message());
            for (Version child : children) {
                lines.add("  -> " + child
                        + graph.find(child).map(each -> "  " + each.message()).orElse(""));
            }
        }
        root.output()
                .result(Map.of("branches", documents), lines.isEmpty() ? List.of("There are no branches.") : lines);
        return Alambique.OK;
    }
}
