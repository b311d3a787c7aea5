package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionHeader;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code current}. */
@Command(
        name = "current",
        description = "Shows the revisions that the database is at, one for each branch; exit code 1 if it is not at"
                + " head, something is half done, or a file is not what was applied. With -v, what they are.")
final class CurrentCommand implements Callable<Integer> {
    private static final Set<Entry.State> WRONG =
            EnumSet.of(Entry.State.EDITED, Entry.State.MISSING, Entry.State.FAILED);
    private static final Set<Entry.State> HALF_DONE = EnumSet.of(Entry.State.HALF_APPLIED, Entry.State.HALF_TAKEN_BACK);

    private final AlambiqueCommand root;

    @Option(
            names = "--check-heads",
            description = "as always: exit code 1 if it is not at head; for scripts that call Alembic so")
    private boolean checkHeads;

    CurrentCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Migrations migrations = root.project().migrations();
        List<Entry> history = migrations.history();
        List<Version> current = migrations.currentHeads();
        Revisions revisions = migrations.revisions();
        long pending = history.stream()
                .filter(entry -> entry.state() == Entry.State.PENDING || entry.state() == Entry.State.HALF_APPLIED)
                .count();
        Map<Version, Entry> entries = new LinkedHashMap<>();
        history.forEach(entry -> entry.version().ifPresent(version -> entries.put(version, entry)));
        Map<String, Object> document = new LinkedHashMap<>();
        Optional<Version> newest = current.stream().max(Version::compareTo);
        document.put("version", newest);
        document.put("message", newest.map(entries::get).map(Entry::message));
        document.put("current", current);
        List<Entry> half = history.stream()
                .filter(entry -> HALF_DONE.contains(entry.state()))
                .toList();
        document.put("head", pending == 0 && half.isEmpty());
        document.put("pending", pending);
        document.put("heads", revisions.heads().stream().map(Revision::version).toList());
        String state = pending == 0 ? "head" : pending + " pending";
        Graph graph = revisions.graph();
        List<String> lines = new ArrayList<>();
        for (Version version : current) {
            Entry entry = entries.get(version);
            boolean known = entry == null || revisions.known(version).isPresent() && !HALF_DONE.contains(entry.state());
            lines.add(version + " (" + (known ? state : HistoryReport.state(entry)) + ")"
                    + (entry == null ? "" : "  " + entry.message()));
            if (root.output().isVerbose()) {
                lines.addAll(details(graph, version, entry));
            }
        }
        List<Entry> wrong =
                history.stream().filter(entry -> WRONG.contains(entry.state())).toList();
        document.put("wrong", wrong.stream().map(Entry::script).toList());
        document.put("half_done", half.stream().map(CurrentCommand::document).toList());
        root.output().result(document, lines.isEmpty() ? List.of("base (" + state + ")") : lines);
        wrong.forEach(entry -> root.output()
                .message("! " + entry.script() + " is " + HistoryReport.state(entry) + ": upgrade tells what to do."));
        half.forEach(entry -> root.output()
                .message("! " + entry.script() + " is " + HistoryReport.state(entry)
                        + ": it broke off outside of a transaction, or is under way. '"
                        + entry.continuation().orElseThrow() + "' goes on with it."));
        return pending == 0 && wrong.isEmpty() && half.isEmpty() ? Alambique.OK : Alambique.NO;
    }

    private static Map<String, Object> document(Entry entry) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", entry.version());
        document.put("script", entry.script());
        document.put("state", HistoryReport.state(entry));
        document.put("continue_with", entry.continuation());
        return document;
    }

    private static List<String> details(Graph graph, Version version, Entry entry) {
        List<String> lines = new ArrayList<>();
        lines.add("  script   " + entry.script());
        entry.execution()
                .ifPresent(each -> lines.add("  applied  " + HistoryReport.TIME.format(each.on()) + " by " + each.by()
                        + ", " + each.took().toMillis() + " ms"));
        graph.find(version).ifPresent(revision -> {
            lines.add("  parents  "
                    + (revision.parents().isEmpty()
                            ? "none"
                            : revision.parents().stream().map(Version::text).collect(Collectors.joining(", "))));
            revision.header().map(RevisionHeader::operations).orElse(List.of()).forEach(each -> lines.add("  " + each));
        });
        return lines;
    }
}
