package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the history say that the database is at a target, without running anything. It is also the way out when files
 * and history disagree: afterwards the history holds the files up to the target as they are now, and nothing else.
 * Baselines, schema creations and repeatable migrations whose files are there stay.
 */
record Stamp(Session session, FlywaySetup setup, Revisions revisions) {
    Run at(Target target) throws SQLException {
        Optional<Version> current = session.history().current();
        Optional<Version> last = revisions.resolve(target, current);
        return RunLock.amongRunners(session).hold(() -> {
            Optional<HistoryTable> found = session.table();
            HistoryTable table = found.isPresent() ? found.get() : HistoryTableCreation.create(session, setup);
            List<ResolvedMigration> files = ResolvedMigration.all(setup);
            return RunLock.amongFlyways(session).hold(() -> write(table, files, last));
        });
    }

    private Run write(HistoryTable table, List<ResolvedMigration> files, Optional<Version> last) throws SQLException {
        History history = table.read();
        List<Step> steps =
                Transaction.on(session.connection(), () -> write(table, history, wanted(files, last, history)));
        return new Run(history.current(), table.read().current(), steps);
    }

    private static NavigableMap<Version, ResolvedMigration> wanted(
            List<ResolvedMigration> files, Optional<Version> last, History history) {
        NavigableMap<Version, ResolvedMigration> wanted = new TreeMap<>();
        for (ResolvedMigration file : files) {
            boolean reached = last.isPresent() && file.version().compareTo(last.get()) <= 0;
            if (reached && !history.isBelowBaseline(file.version())) {
                wanted.put(file.version(), file);
            }
        }
        return wanted;
    }

    private List<Step> write(HistoryTable table, History history, NavigableMap<Version, ResolvedMigration> wanted)
            throws SQLException {
        List<Step> steps = new ArrayList<>();
        Set<String> missing = history.missing(revisions.repeatables()).stream()
                .map(HistoryRow::description)
                .collect(Collectors.toSet());
        for (HistoryRow row : history.rows()) {
            boolean synthetic = row.isBaseline() || row.type().equals("SCHEMA");
            boolean gone = row.version().isPresent()
                    && !synthetic
                    && (!row.success() || !wanted.containsKey(row.version().get()) || row.isDeletion());
            boolean repeatableGone = row.isRepeatable() && missing.contains(row.description());
            if (gone || repeatableGone || row.version().isEmpty() && !row.success()) {
                table.delete(List.of(row));
                steps.add(new Step(row.version(), row.script(), Duration.ZERO));
            }
        }
        NavigableMap<Version, HistoryRow> applied = history.applied();
        for (ResolvedMigration migration : wanted.values()) {
            HistoryRow row = applied.get(migration.version());
            if (row == null) {
                table.insert(migration);
            } else if (!migration.matches(row)) {
                table.update(row, migration);
            } else {
                continue;
            }
            steps.add(new Step(Optional.of(migration.version()), migration.script(), Duration.ZERO));
        }
        return steps;
    }
}
