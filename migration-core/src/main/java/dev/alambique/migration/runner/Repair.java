package dev.alambique.migration.runner;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.output.RepairOutput;
import org.flywaydb.core.api.output.RepairResult;

/**
 * Flyway's {@code repair}: takes failed rows out of the history, strikes out what is applied and has no file, and makes
 * checksums, descriptions and types those of the files. The schema is not touched. A database that is ahead is refused:
 * what a newer version of the application applied would be struck out.
 */
record Repair(RunContext context, Session session, Revisions revisions) {
    Run run() throws SQLException {
        return RunLock.alone(context, session, this::locked);
    }

    private Run locked() throws SQLException {
        History history = session.history();
        if (session.table().isEmpty()) {
            return Run.nothing(Optional.empty(), List.of());
        }
        new HistoryCheck(revisions, history).refuseAhead();
        List<Step> steps = new ArrayList<>(begunAtBaseline(history));
        RepairResult result = new FlywaySetup(session, context.source(), revisions)
                .configuration()
                .ignoreMigrationPatterns(new String[0])
                .load()
                .repair();
        for (List<RepairOutput> outputs :
                List.of(result.migrationsRemoved, result.migrationsDeleted, result.migrationsAligned)) {
            outputs.forEach(each -> steps.add(step(each)));
        }
        Audit audit = Audit.of(session.connection(), session.schema());
        for (Step step : steps) {
            Optional<Revision> revision = step.version().flatMap(revisions::known);
            Audit.Subject subject = new Audit.Subject(
                    step.version(),
                    revision.map(Revision::message).orElse(step.script()),
                    step.script(),
                    revision.filter(each -> !each.isJava()).map(each -> Checksum.of(each.up())));
            audit.done(Direction.REPAIR, subject, Duration.ZERO);
        }
        return new Run(history.current(), session.history().current(), steps, List.of());
    }

    /**
     * Flyway would strike out what is squashed, and take a database that is at the baseline for an empty one: it is booked
     * instead as one that began there.
     */
    private List<Step> begunAtBaseline(History history) throws SQLException {
        SquashedHistory squashed = new SquashedHistory(revisions, history);
        List<HistoryRow> replaced = squashed.replaced();
        if (replaced.isEmpty() || squashed.isSettled() || !squashed.skipped().isEmpty()) {
            return List.of();
        }
        HistoryTable table = session.table().orElseThrow();
        Transaction.on(session.connection(), () -> {
            table.delete(replaced);
            table.insert(squashed.row(), Duration.ZERO, HistoryTable.Outcome.SUCCESS);
            return table;
        });
        return List.of(new Step(
                Direction.REPAIR,
                Optional.of(squashed.row().version()),
                squashed.row().script(),
                Duration.ZERO));
    }

    private static Step step(RepairOutput output) {
        String path = output.filepath.replace('\\', '/');
        return new Step(
                Direction.REPAIR,
                Version.find(output.version),
                path.isEmpty() ? output.description : path.substring(path.lastIndexOf('/') + 1),
                Duration.ZERO);
    }
}
