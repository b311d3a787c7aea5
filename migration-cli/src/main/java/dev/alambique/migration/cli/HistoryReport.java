package dev.alambique.migration.cli;

import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionHeader;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry;
import dev.alambique.migration.runner.Entry.Execution;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The history as lines for people and as documents for programs.
 *
 * @param entries newest first
 * @param marked the revisions to mark as those that the database is at
 * @param details whether lines also tell what each revision follows and does
 */
record HistoryReport(Graph graph, List<Entry> entries, List<Version> marked, boolean details) {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    List<String> lines() {
        if (entries.isEmpty()) {
            return List.of("There are no revisions.");
        }
        int states =
                entries.stream().mapToInt(entry -> state(entry).length()).max().orElse(0);
        int width =
                entries.stream().mapToInt(entry -> name(entry).length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            String mark = entry.version().filter(marked::contains).isPresent() ? "  (current)" : "";
            String state = states == 0 ? "" : "  " + ("%-" + Math.max(8, states) + "s").formatted(state(entry));
            lines.add(("%-" + width + "s%s  %s%s%s").formatted(name(entry), state, entry.message(), mark, how(entry)));
            entry.continuation()
                    .ifPresent(command -> lines.add("    ! It broke off outside of a transaction, or is under way: '"
                            + command + "' goes on with it."));
            if (details) {
                entry.version().flatMap(graph::find).ifPresent(revision -> lines.addAll(details(revision)));
            }
        }
        return lines;
    }

    private static List<String> details(Revision revision) {
        List<String> lines = new ArrayList<>();
        lines.add("    file        " + revision.up().path());
        lines.add("    parent      " + names(revision.parents()));
        if (!revision.dependsOn().isEmpty()) {
            lines.add("    depends     " + names(revision.dependsOn()));
        }
        revision.header().map(RevisionHeader::operations).orElse(List.of()).forEach(each -> lines.add("    " + each));
        revision.header().map(RevisionHeader::hazards).orElse(List.of()).forEach(each -> lines.add("    ! " + each));
        return lines;
    }

    private static String names(List<Version> versions) {
        return versions.isEmpty()
                ? "none"
                : versions.stream().map(Version::text).collect(Collectors.joining(", "));
    }

    private static String name(Entry entry) {
        return entry.version().map(Version::text).orElse("repeat");
    }

    static String state(Entry entry) {
        return entry.state() == Entry.State.UNKNOWN ? "" : entry.state().word();
    }

    private static String how(Entry entry) {
        return entry.execution()
                .map(execution -> "  (" + execution.on().format(TIME) + " by " + execution.by() + ")")
                .orElse("");
    }

    List<Map<String, Object>> documents(List<Version> current) {
        return entries.stream().map(entry -> document(entry, current)).toList();
    }

    private Map<String, Object> document(Entry entry, List<Version> current) {
        Optional<Revision> revision = entry.version().flatMap(graph::find);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", entry.version());
        document.put("message", entry.message());
        document.put("script", entry.script());
        document.put("state", state(entry));
        document.put("continue_with", entry.continuation());
        document.put("current", entry.version().filter(current::contains).isPresent());
        document.put("parents", revision.map(Revision::parents).orElse(List.of()));
        document.put("applied_on", entry.execution().map(Execution::on));
        document.put("applied_by", entry.execution().map(Execution::by));
        document.put(
                "milliseconds",
                entry.execution().map(execution -> execution.took().toMillis()));
        return document;
    }
}
