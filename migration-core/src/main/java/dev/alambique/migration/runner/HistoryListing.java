package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry.Execution;
import dev.alambique.migration.runner.Entry.State;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Files and history side by side. */
record HistoryListing(Revisions revisions, Graph graph, History history, HalfDone half) {
    HistoryListing(Revisions revisions, History history, HalfDone half) {
        this(revisions, revisions.graph(), history, half);
    }

    /** One entry for each version, lowest first, then the repeatable migrations by name. */
    List<Entry> entries() {
        NavigableMap<Version, Entry> versioned = new TreeMap<>();
        for (HistoryRow row : history.rows()) {
            row.version()
                    .filter(version -> row.isBaseline() || !row.success())
                    .ifPresent(version ->
                            versioned.put(version, row(row, row.isBaseline() ? State.BASELINE : stopped(version))));
        }
        history.applied().forEach((version, row) -> versioned.put(version, row(row, state(version, row))));
        Optional<Version> floor = floor(versioned);
        for (Revision revision : revisions.all()) {
            versioned.putIfAbsent(revision.version(), pending(revision, floor));
        }
        List<Entry> entries = new ArrayList<>(versioned.values());
        revisions.repeatables().forEach(script -> entries.add(repeatable(script)));
        history.missing(revisions.repeatables()).forEach(row -> entries.add(row(row, State.MISSING)));
        return List.copyOf(entries);
    }

    /** The version up to which nothing will be applied; where nothing is yet, a baseline script will be. */
    private Optional<Version> floor(NavigableMap<Version, Entry> versioned) {
        if (!history.isEmpty() || revisions.baselines().isEmpty()) {
            return history.baseline();
        }
        Script script = revisions.baselines().get(revisions.baselines().size() - 1);
        versioned.put(
                script.version().orElseThrow(),
                new Entry(script.version(), script.description(), script.path(), State.PENDING, Optional.empty()));
        return script.version();
    }

    private State stopped(Version version) {
        return half.applied().contains(version) ? State.HALF_APPLIED : State.FAILED;
    }

    private State state(Version version, HistoryRow row) {
        if (half.takenBack().contains(version)) {
            return State.HALF_TAKEN_BACK;
        }
        Optional<Revision> revision = graph.find(version);
        if (revision.isEmpty()) {
            HistoryCheck check = new HistoryCheck(revisions, history);
            if (check.isAhead(version)) {
                return State.AHEAD;
            }
            return row.isSql() && !check.isSquashed(version) ? State.MISSING : State.APPLIED;
        }
        return HistoryCheck.isEdited(revision.get(), row) ? State.EDITED : State.APPLIED;
    }

    private Entry row(HistoryRow row, State state) {
        String message =
                row.version().flatMap(graph::find).map(Revision::message).orElse(row.description());
        return new Entry(row.version(), message, row.script(), state, Optional.of(Execution.of(row)));
    }

    private Entry pending(Revision revision, Optional<Version> floor) {
        boolean ignored =
                floor.filter(each -> revision.version().compareTo(each) <= 0).isPresent();
        State waiting = half.applied().contains(revision.version()) ? State.HALF_APPLIED : State.PENDING;
        State state = ignored ? State.IGNORED : waiting;
        return new Entry(
                Optional.of(revision.version()),
                revision.message(),
                revision.up().path(),
                state,
                Optional.empty());
    }

    private Entry repeatable(Script script) {
        Optional<HistoryRow> last = history.repeatable(script.description());
        boolean same = last.flatMap(HistoryRow::checksum)
                .filter(checksum -> Checksum.isOf(checksum, script))
                .isPresent();
        return new Entry(
                Optional.empty(),
                script.description(),
                script.path(),
                same ? State.APPLIED : State.PENDING,
                last.map(Execution::of));
    }
}
