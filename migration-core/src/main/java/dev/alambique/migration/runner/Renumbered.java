package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what was applied under one version and has another one now, among the files that seem not to be applied. */
final class Renumbered {
    private final List<Revision> unapplied;
    private final List<HistoryRow> missing;

    Renumbered(Revisions revisions, History history) {
        NavigableSet<?> applied = new TreeSet<>(history.applied().keySet());
        this.unapplied = revisions.all().stream()
                .filter(each -> !applied.contains(each.version()) && !each.isJava())
                .toList();
        NavigableSet<?> known =
                new TreeSet<>(revisions.all().stream().map(Revision::version).toList());
        this.missing = history.applied().values().stream()
                .filter(row -> row.isSql() && !known.contains(row.version().orElseThrow()))
                .toList();
    }

    /** The revision that a row without a file is about: by its text, or else by its name, if that is unmistakable. */
    Optional<Revision> now(HistoryRow row) {
        if (!row.isSql() || unapplied.isEmpty()) {
            return Optional.empty();
        }
        List<Revision> alike = unapplied.stream()
                .filter(each -> row.checksum().isPresent() && row.checksum().get() == Checksum.of(each.up()))
                .toList();
        if (alike.isEmpty()) {
            alike = unapplied.stream()
                    .filter(each ->
                            !each.description().isEmpty() && each.description().equals(row.description()))
                    .toList();
        }
        boolean only = missing.stream()
                        .filter(each -> each.description().equals(row.description()))
                        .count()
                == 1;
        return alike.size() == 1 && only ? Optional.of(alike.get(0)) : Optional.empty();
    }
}
