package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Directions;
import dev.alambique.migration.revision.Revision;
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
record Stamp(RunContext context, Session session, Revisions revisions) {
    /** What becomes of the rows that are there. */
    enum Rows {
        /** Those that say the truth stay as they are. */
        KEPT,
        /** All go first, baselines and repeatable migrations too. */
        PURGED
    }

    Run at(Target target, Rows rows) throws SQLException {
        return RunLock.alone(context, session, () -> locked(target, rows));
    }

    private Run locked(Target target, Rows rows) throws SQLException {
        History history = session.history();
        List<Version> tips = new Directions(revisions).to(target, history.heads(revisions.graph()));
        if (session.table().isEmpty()) {
            HistoryTableCreation.create(session);
        }
        HistoryTable table = session.table().orElseThrow();
        List<ResolvedMigration> files = ResolvedMigration.all(new FlywaySetup(session, context.source(), revisions));
        Audit audit = Audit.of(session.connection(), session.schema());
        List<Step> steps = Transaction.on(session.connection(), () -> {
            List<Step> done = new ArrayList<>();
            History left = history;
            if (rows == Rows.PURGED) {
                table.delete(history.rows());
                history.rows().forEach(row -> done.add(new Step(row.version(), row.script(), Duration.ZERO)));
                left = new History(List.of());
            }
            History kept = begunAtBaseline(table, left, tips, done);
            done.addAll(write(table, kept, wanted(files, tips, kept)));
            for (Step step : done) {
                audit.done(Direction.STAMP, subject(step), Duration.ZERO);
            }
            return done;
        });
        return new Run(history.current(), table.read().current(), steps, List.of());
    }

    /** The history after it says, where the target stands on a baseline script, that the database began with that. */
    private History begunAtBaseline(HistoryTable table, History history, List<Version> tips, List<Step> done)
            throws SQLException {
        SquashedHistory squashed = new SquashedHistory(revisions, history);
        if (!squashed.isBeneath(tips) || squashed.isSettled()) {
            return history;
        }
        table.delete(squashed.replaced());
        table.insert(squashed.row(), Duration.ZERO, HistoryTable.Outcome.SUCCESS);
        done.add(new Step(Optional.of(squashed.row().version()), squashed.row().script(), Duration.ZERO));
        return table.read();
    }

    private Audit.Subject subject(Step step) {
        Optional<Revision> revision = step.version().flatMap(revisions::known);
        return new Audit.Subject(
                step.version(),
                revision.map(Revision::message).orElse(step.script()),
                step.script(),
                revision.filter(each -> !each.isJava()).map(each -> Checksum.of(each.up())));
    }

    private NavigableMap<Version, ResolvedMigration> wanted(
            List<ResolvedMigration> files, List<Version> tips, History history) {
        Set<Version> reached = revisions.graph().withAncestors(tips);
        NavigableMap<Version, ResolvedMigration> wanted = new TreeMap<>();
        for (ResolvedMigration file : files) {
            if (reached.contains(file.version()) && !history.isBelowBaseline(file.version())) {
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
                    && (!row.success() || !wanted.containsKey(row.version().get()) || row.isDeletion() || row.isUndo());
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
                table.insert(migration, Duration.ZERO, HistoryTable.Outcome.SUCCESS);
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
