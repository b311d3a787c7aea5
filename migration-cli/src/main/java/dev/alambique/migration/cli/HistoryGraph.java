package dev.alambique.migration.cli;

import dev.alambique.migration.cli.graph.RevisionTree;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code history --graph}: the revisions as a graph, and their states where a database is configured. */
record HistoryGraph(Revisions revisions, Optional<List<Entry>> entries) {
    static HistoryGraph of(Project project) {
        return new HistoryGraph(
                project.revisions().read(),
                project.database().map(any -> project.migrations().history()));
    }

    int show(Output output) {
        List<Revision> newestFirst = new ArrayList<>(revisions.all());
        Collections.reverse(newestFirst);
        output.result(
                Map.of("revisions", newestFirst.stream().map(this::document).toList()), lines());
        return Alambique.OK;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(RevisionTree.lines(
                revisions, revision -> label(revision.version().text(), state(revision), words(revision))));
        List<String> others = others();
        if (!lines.isEmpty() && !others.isEmpty()) {
            lines.add("");
        }
        lines.addAll(others);
        return lines.isEmpty() ? List.of("There are no revisions.") : lines;
    }

    /** What the files do not draw: what is squashed, missing or ahead, and repeatable scripts; newest first. */
    private List<String> others() {
        List<Entry> others = entries.stream()
                .flatMap(List::stream)
                .filter(entry -> entry.version().flatMap(revisions::find).isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(others);
        return others.stream()
                .map(entry -> label(
                        entry.version().map(Version::text).orElse("repeat"),
                        Optional.of(state(entry)),
                        entry.message()))
                .toList();
    }

    private static String words(Revision revision) {
        String needed = revision.dependsOn().stream().map(Version::text).collect(Collectors.joining(", "));
        return revision.message() + (needed.isEmpty() ? "" : "  (depends on " + needed + ")");
    }

    private String label(String version, Optional<String> state, String message) {
        int width = revisions.all().stream()
                .mapToInt(each -> each.version().text().length())
                .max()
                .orElse(1);
        return ("%-" + width + "s  %s%s")
                .formatted(version, state.map("%-8s  "::formatted).orElse(""), message);
    }

    private Optional<String> state(Revision revision) {
        return entries.stream()
                .flatMap(List::stream)
                .filter(entry ->
                        entry.version().filter(revision.version()::equals).isPresent())
                .map(HistoryGraph::state)
                .findFirst();
    }

    private static String state(Entry entry) {
        return entry.state().word();
    }

    private Map<String, Object> document(Revision revision) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", revision.version());
        document.put("parents", revision.parents());
        document.put("depends_on", revision.dependsOn());
        document.put("message", revision.message());
        document.put("state", state(revision));
        return document;
    }
}
