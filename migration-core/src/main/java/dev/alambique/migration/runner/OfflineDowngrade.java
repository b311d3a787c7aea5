package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a downgrade would do, as a script.
 *
 * @param history where the script begins
 */
record OfflineDowngrade(Revisions revisions, History history, String schema, RunSettings settings) {
    /** The script for the database of a session, in which nothing is changed. */
    static OfflineScript of(Session session, Revisions revisions, RunSettings settings, Target target)
            throws SQLException {
        History history = session.history();
        HalfDone half = HalfDone.of(session, history);
        half.refuseApplied();
        new HistoryCheck(revisions, history).orThrow(Set.of(), Ahead.ACCEPT);
        for (Version version : half.takenBack()) {
            throw Problem.of("Revision " + version + " was taken back half-way, outside of a transaction.")
                    .instead("downgrade without --sql, which goes on where it broke off")
                    .failure();
        }
        return new OfflineDowngrade(revisions, history, session.schema(), settings).script(target);
    }

    /** The script that takes back what follows a target. */
    OfflineScript script(Target target) {
        List<Version> gone = new WayBack(revisions, history).to(target);
        if (gone.isEmpty()) {
            return new OfflineScript("", List.of());
        }
        OfflineTables tables = OfflineTables.in(schema, settings);
        List<OfflineStep> steps = new ArrayList<>();
        gone.forEach(each -> steps.add(step(tables, each)));
        String from = history.current().map(Version::text).orElse("base");
        return new OfflineScript(
                new OfflineText(tables, settings)
                        .of(
                                "Downgrades a database from " + from + " to " + end(gone) + ".",
                                start(tables, gone, from),
                                steps),
                List.of());
    }

    private String end(List<Version> gone) {
        Set<Version> left = new TreeSet<>(history.applied().keySet());
        history.baseline().ifPresent(left::add);
        gone.forEach(left::remove);
        return left.isEmpty() ? "base" : new TreeSet<>(left).last().text();
    }

    /** Whatever follows one of these, or is not known here, would lose what it stands on. */
    private OfflineGuard start(OfflineTables tables, List<Version> gone, String from) {
        Set<Version> known = new TreeSet<>(history.applied().keySet());
        revisions.all().forEach(each -> known.add(each.version()));
        known.removeAll(revisions.graph().withDescendants(gone));
        known.addAll(gone);
        return OfflineGuard.of(
                        tables.history(),
                        "This script begins at " + from + ", and the database is elsewhere. Nothing was changed.")
                .applied(gone)
                .nothingElseAbove(gone.get(gone.size() - 1), known);
    }

    private OfflineStep step(OfflineTables tables, Version version) {
        Optional<Revision> revision = revisions.find(version);
        if (revision.isPresent()
                && revision.get().isJava()
                && revision.get().undo().isEmpty()) {
            throw Problem.of("Java migration " + version + " is in the way, and no script can hold what takes it back.")
                    .with("class", revision.get().up().path())
                    .instead("downgrade without --sql, or an undo script for it")
                    .usage();
        }
        Script script = UndoScript.of(revisions, version).script();
        Optional<HistoryRow> row = Optional.ofNullable(history.applied().get(version));
        String message = revision.map(Revision::message)
                .or(() -> row.map(HistoryRow::description))
                .orElse("");
        return OfflineStep.of(
                Direction.DOWNGRADE,
                new Audit.Subject(Optional.of(version), message, script.fileName(), row.flatMap(HistoryRow::checksum)),
                script,
                revisions.place() + "/undo/" + script.path(),
                revisions.runsOutsideOfTransactions(script)
                        ? OfflineStep.Mode.OUTSIDE
                        : OfflineStep.Mode.IN_TRANSACTION,
                tables.takenBack(version));
    }
}
