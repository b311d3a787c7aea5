package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Directions;
import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a downgrade has to take back. */
record WayBack(Revisions revisions, History history) {
    /**
     * The applied revisions that have to go, in the order in which they can: all that follow the target on its branch, or
     * with {@code REV-N}, that revision and those that it follows, as many as are said.
     *
     * @throws dev.alambique.migration.problem.UsageException if there is no such target, or it leads forward
     */
    List<Version> to(Target target) {
        List<Version> newestFirst = List.copyOf(history.applied().descendingKeySet());
        List<Version> way = to(target, newestFirst);
        refuseBelowBaseline(target, way);
        return way;
    }

    private List<Version> to(Target target, List<Version> newestFirst) {
        return switch (target.anchor()) {
            case CURRENT -> newest(target, newestFirst);
            case BASE -> target.steps() == 0 ? newestFirst : after(target, newestFirst);
            case HEADS -> List.of();
            case HEAD, VERSION -> target.steps() < 0 ? along(target, newestFirst) : after(target, newestFirst);
        };
    }

    private void refuseBelowBaseline(Target target, List<Version> way) {
        SquashedHistory squashed = new SquashedHistory(revisions, history);
        squashed.floor(way).filter(floor -> leadsBelow(target, floor, way)).ifPresent(floor -> {
            throw Problem.of("There is no way back below the baseline " + floor + ".")
                    .with(
                            "database",
                            "at " + history.current().map(Version::text).orElse("base"))
                    .with(
                            "baseline",
                            revisions.known(floor).map(Revision::fileName).orElse("B" + floor)
                                    + " stands for the revisions up to " + floor + ", and nothing takes it back")
                    .instead(
                            "downgrade " + floor + "; or go back further with the files as they were before the squash")
                    .usage();
        });
    }

    private boolean leadsBelow(Target target, Version floor, List<Version> way) {
        boolean passes = way.stream().anyMatch(each -> each.compareTo(floor) <= 0);
        return passes
                || !target.isRelative()
                        && new Directions(revisions)
                                .to(target, List.of()).stream().noneMatch(each -> each.compareTo(floor) >= 0);
    }

    private List<Version> newest(Target target, List<Version> newestFirst) {
        if (target.steps() > 0) {
            throw Problem.of("A downgrade goes back, not to '" + target + "'.")
                    .instead("upgrade " + target)
                    .usage();
        }
        if (-target.steps() > newestFirst.size()) {
            throw Problem.of("downgrade " + target + " goes further back than there are revisions: "
                            + newestFirst.size() + " applied.")
                    .instead(
                            newestFirst.isEmpty()
                                    ? "nothing: the database is at "
                                            + history.current()
                                                    .map(Version::text)
                                                    .orElse("base")
                                    : "downgrade "
                                            + history.baseline()
                                                    .map(Version::text)
                                                    .orElse("base"))
                    .usage();
        }
        return newestFirst.subList(0, -target.steps());
    }

    private List<Version> after(Target target, List<Version> newestFirst) {
        List<Version> tips = new Directions(revisions).to(target, List.of());
        if (tips.isEmpty()) {
            return newestFirst;
        }
        Version version = tips.get(0);
        if (!history.has(version)) {
            throw Problem.of("Revision " + version + " is not applied, so there is no way back to it.")
                    .with(
                            "database",
                            "at " + history.current().map(Version::text).orElse("base"))
                    .instead("upgrade " + version)
                    .usage();
        }
        Set<Version> reached = new TreeSet<>(tips);
        if (revisions.find(version).isEmpty()) {
            reached.addAll(revisions.squashed());
        }
        Set<Version> gone = new TreeSet<>(revisions.graph().withDescendants(reached));
        gone.removeAll(reached);
        return taken(gone, version, newestFirst);
    }

    private List<Version> along(Target target, List<Version> newestFirst) {
        Directions directions = new Directions(revisions);
        List<Version> path = new ArrayList<>();
        for (int step = 0; step > target.steps(); step--) {
            path.addAll(directions.to(new Target(target.anchor(), target.name(), step), List.of()));
        }
        directions.to(target, List.of());
        return taken(revisions.graph().withDescendants(path), path.get(path.size() - 1), newestFirst);
    }

    /** What no file is there for follows whatever is below it. */
    private List<Version> taken(Set<Version> gone, Version above, List<Version> newestFirst) {
        Graph graph = revisions.graph();
        return newestFirst.stream()
                .filter(each -> gone.contains(each) || graph.find(each).isEmpty() && each.compareTo(above) > 0)
                .toList();
    }
}
