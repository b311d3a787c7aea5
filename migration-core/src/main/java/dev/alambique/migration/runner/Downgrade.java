package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Goes back to a target, the newest revision first. */
record Downgrade(Session session, Revisions revisions) {
    Run to(Target target) throws SQLException {
        return RunLock.amongRunners(session)
                .hold(() -> RunLock.amongFlyways(session).hold(() -> locked(target)));
    }

    private Run locked(Target target) throws SQLException {
        History history = session.history();
        new HistoryCheck(revisions, history).orThrow();
        List<UndoScript> undos = new ArrayList<>();
        for (Version version : above(target, history)) {
            undos.add(UndoScript.of(revisions, version, history));
        }
        List<Step> steps = new ArrayList<>();
        for (UndoScript undo : undos) {
            steps.add(undo.run(session, takenBack(steps)));
        }
        return new Run(history.current(), session.history().current(), steps);
    }

    private static String takenBack(List<Step> steps) {
        return steps.isEmpty()
                ? "no revision was taken back before it"
                : "taken back before it: "
                        + steps.stream()
                                .flatMap(step -> step.version().stream())
                                .map(Version::text)
                                .collect(Collectors.joining(", "));
    }

    /** What is applied and has to go, highest version first. */
    private List<Version> above(Target target, History history) {
        List<Version> applied =
                new ArrayList<>(history.applied().descendingMap().keySet());
        return switch (target.kind()) {
            case BASE -> applied;
            case BACK -> newest(target, applied);
            case HEAD ->
                revisions
                        .head()
                        .map(head -> above(head.version(), applied, history))
                        .orElse(List.of());
            case VERSION -> above(revisions.named(target.text()).version(), applied, history);
            case FORWARD ->
                throw Problem.of("A downgrade goes back, not to '" + target + "'.")
                        .instead("upgrade " + target)
                        .usage();
        };
    }

    private static List<Version> newest(Target target, List<Version> applied) {
        if (target.steps() > applied.size()) {
            throw Problem.of("downgrade " + target + " goes further back than there are revisions: " + applied.size()
                            + " applied.")
                    .instead(applied.isEmpty() ? "nothing: the database is at base" : "downgrade base")
                    .usage();
        }
        return applied.subList(0, target.steps());
    }

    private static List<Version> above(Version version, List<Version> applied, History history) {
        if (!applied.contains(version) && !history.baseline().equals(Optional.of(version))) {
            throw Problem.of("Revision " + version + " is not applied, so there is no way back to it.")
                    .with(
                            "database",
                            "at " + history.current().map(Version::text).orElse("base"))
                    .instead("upgrade " + version)
                    .usage();
        }
        return applied.stream().filter(other -> other.compareTo(version) > 0).toList();
    }
}
