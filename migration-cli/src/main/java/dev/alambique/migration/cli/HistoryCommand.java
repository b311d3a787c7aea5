package dev.alambique.migration.cli;

import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry;
import dev.alambique.migration.runner.Entry.Execution;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code history}. */
@Command(name = "history", description = "Lists the revisions, newest first, and what became of them in the database.")
final class HistoryCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final AlambiqueCommand root;

    HistoryCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        List<Entry> entries = new ArrayList<>(root.project().migrations().history());
        Collections.reverse(entries);
        int width =
                entries.stream().mapToInt(entry -> name(entry).length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            lines.add(
                    ("%-" + width + "s  %-8s  %s%s").formatted(name(entry), state(entry), entry.message(), how(entry)));
        }
        root.output()
                .result(
                        Map.of(
                                "revisions",
                                entries.stream().map(HistoryCommand::document).toList()),
                        lines.isEmpty() ? List.of("There are no revisions.") : lines);
        return Alambique.OK;
    }

    private static String name(Entry entry) {
        return entry.version().map(Version::text).orElse("repeat");
    }

    private static String state(Entry entry) {
        return entry.state().name().toLowerCase(Locale.ROOT);
    }

    private static String how(Entry entry) {
        return entry.execution()
                .map(execution -> "  (" + execution.on().format(TIME) + " by " + execution.by() + ")")
                .orElse("");
    }

    private static Map<String, Object> document(Entry entry) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", entry.version());
        document.put("message", entry.message());
        document.put("script", entry.script());
        document.put("state", state(entry));
        document.put("applied_on", entry.execution().map(Execution::on));
        document.put("applied_by", entry.execution().map(Execution::by));
        document.put(
                "milliseconds",
                entry.execution().map(execution -> execution.took().toMillis()));
        return document;
    }
}
