package dev.alambique.migration.runner;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.MigrateOutput;

/** Goes forward to a target. */
record Upgrade(Session session, FlywaySetup setup, Revisions revisions) {
    Run to(Target target) throws SQLException {
        History history = checked();
        Optional<Version> last = last(target, history);
        if (!isNeeded(history, last)) {
            return Run.nothing(history.current());
        }
        return RunLock.amongRunners(session).hold(() -> {
            History before = checked();
            return isNeeded(before, last) ? migrate(before, last) : Run.nothing(before.current());
        });
    }

    private History checked() throws SQLException {
        History history = session.history();
        new HistoryCheck(revisions, history).orThrow();
        return history;
    }

    /** The last version to apply; empty for all there are. */
    private Optional<Version> last(Target target, History history) {
        return switch (target.kind()) {
            case HEAD -> {
                revisions.head();
                yield Optional.empty();
            }
            case VERSION -> Optional.of(revisions.named(target.text()).version());
            case FORWARD -> Optional.of(ahead(target, history));
            case BASE, BACK ->
                throw Problem.of("An upgrade goes forward, not to '" + target + "'.")
                        .instead("downgrade " + target)
                        .usage();
        };
    }

    private Version ahead(Target target, History history) {
        List<Revision> pending = pending(history, Optional.empty());
        if (pending.size() < target.steps()) {
            throw Problem.of("upgrade " + target + " goes further than there are revisions: " + pending.size()
                            + " pending.")
                    .instead(pending.isEmpty() ? "nothing: the database is at head" : "upgrade head")
                    .usage();
        }
        return pending.get(target.steps() - 1).version();
    }

    private List<Revision> pending(History history, Optional<Version> last) {
        return revisions.all().stream()
                .filter(revision -> !history.applied().containsKey(revision.version()))
                .filter(revision -> !history.isBelowBaseline(revision.version()))
                .filter(revision -> last.isEmpty() || revision.version().compareTo(last.get()) <= 0)
                .toList();
    }

    private boolean isNeeded(History history, Optional<Version> last) {
        boolean all = last.isEmpty();
        return !pending(history, last).isEmpty()
                || all && !revisions.others().isEmpty()
                || all
                        && revisions.repeatables().stream()
                                .anyMatch(script -> history.repeatable(script.description())
                                        .flatMap(HistoryRow::checksum)
                                        .filter(checksum -> checksum == Checksum.of(script.text()))
                                        .isEmpty());
    }

    private Run migrate(History before, Optional<Version> last) throws SQLException {
        try {
            if (session.table().isEmpty()) {
                HistoryTableCreation.create(session, setup);
            }
            List<MigrateOutput> outputs = setup.configuration()
                    .target(last.map(version -> MigrationVersion.fromVersion(version.text()))
                            .orElse(MigrationVersion.LATEST))
                    .load()
                    .migrate()
                    .migrations;
            return new Run(
                    before.current(),
                    session.history().current(),
                    outputs.stream().map(Upgrade::step).toList());
        } catch (FlywayException e) {
            throw failure(e, before);
        }
    }

    private MigrationException failure(FlywayException e, History before) throws SQLException {
        List<Version> applied = new ArrayList<>(session.history().applied().keySet());
        applied.removeAll(before.applied().keySet());
        return FlywayFailure.of(e, applied);
    }

    private static Step step(MigrateOutput output) {
        String path = output.filepath.replace('\\', '/');
        return new Step(
                Version.find(output.version),
                path.substring(path.lastIndexOf('/') + 1),
                Duration.ofMillis(output.executionTime));
    }
}
