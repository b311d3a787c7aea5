package dev.alambique.migration.cli;

import dev.alambique.migration.Migrations;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code current}. */
@Command(
        name = "current",
        description = "Shows the revision that the database is at; exit code 1 if it is not at head.")
final class CurrentCommand implements Callable<Integer> {
    private final AlambiqueCommand root;

    CurrentCommand(AlambiqueCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Migrations migrations = root.project().migrations();
        List<Entry> history = migrations.history();
        Optional<Entry> current = history.stream()
                .filter(entry ->
                        entry.version().isPresent() && entry.execution().isPresent())
                .reduce((first, second) -> second);
        long pending = history.stream()
                .filter(entry -> entry.state() == Entry.State.PENDING)
                .count();
        Optional<Version> version = current.flatMap(Entry::version);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", version);
        document.put("message", current.map(Entry::message));
        document.put("head", pending == 0);
        document.put("pending", pending);
        List<Revision> heads = migrations.revisions().heads();
        document.put("heads", heads.stream().map(Revision::version).toList());
        String state = pending == 0 ? "head" : pending + " pending";
        String line = current.map(
                        entry -> version.map(Version::text).orElse("") + " (" + state + ")  " + entry.message())
                .orElse("base (" + state + ")");
        root.output().result(document, List.of(line));
        return pending == 0 ? Alambique.OK : Alambique.NO;
    }
}
