package dev.alambique.migration.runner;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Directions;
import dev.alambique.migration.revision.Graph;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an upgrade has to do.
 *
 * @param baseline the baseline script that an empty database begins with, in place of the revisions up to it
 * @param pending the revisions to apply after it, lowest version first
 * @param repeatables the repeatable scripts to run again, once nothing else is left to do
 */
record Plan(Optional<Script> baseline, List<Revision> pending, List<Script> repeatables) {
    /**
     * The plan that leads to a target: it and all that it requires, on its branch.
     *
     * @throws dev.alambique.migration.problem.UsageException if there is no such target, or it leads back
     */
    static Plan to(Target target, Revisions revisions, History history) {
        Plan all = of(
                revisions,
                history,
                revisions.heads().stream().map(Revision::version).toList());
        return switch (target.anchor()) {
            case CURRENT -> all.first(target);
            case BASE -> {
                if (target.steps() <= 0) {
                    throw back(target);
                }
                yield all.narrowed(revisions, history, target);
            }
            case HEAD, HEADS, VERSION -> all.narrowed(revisions, history, target);
        };
    }

    private static Plan of(Revisions revisions, History history, List<Version> tips) {
        Graph graph = revisions.graph();
        NavigableSet<Version> wanted = graph.withAncestors(tips);
        Optional<Script> baseline = history.isEmpty()
                ? revisions.baselines().stream()
                        .filter(each -> wanted.isEmpty() || stands(each, wanted, graph))
                        .reduce((first, second) -> second)
                : Optional.empty();
        Optional<Version> floor = baseline.flatMap(Script::version).or(history::baseline);
        Set<Version> applied = history.applied().keySet();
        List<Revision> pending = revisions.all().stream()
                .filter(each -> wanted.contains(each.version()) && !applied.contains(each.version()))
                .filter(each -> floor.isEmpty() || each.version().compareTo(floor.get()) > 0)
                .toList();
        return new Plan(baseline, pending, changed(revisions.repeatables(), history));
    }

    /** Whether a baseline script is the way to what is wanted: to itself, or to what has no other file. */
    private static boolean stands(Script baseline, NavigableSet<Version> wanted, Graph graph) {
        Version version = baseline.version().orElseThrow();
        return wanted.contains(version)
                || wanted.headSet(version, true).stream()
                        .anyMatch(each -> graph.find(each).isEmpty());
    }

    private Plan narrowed(Revisions revisions, History history, Target target) {
        Plan plan = of(revisions, history, new Directions(revisions).to(target, List.of()));
        return plan.size() == size() ? plan : plan.withoutRepeatables();
    }

    private Plan first(Target target) {
        if (target.steps() < 0) {
            throw back(target);
        }
        if (size() < target.steps()) {
            throw Problem.of("upgrade " + target + " goes further than there are revisions: " + size() + " pending.")
                    .instead(size() == 0 ? "nothing: the database is at head" : "upgrade head")
                    .usage();
        }
        int fromBaseline = baseline.isPresent() ? 1 : 0;
        Plan plan = new Plan(baseline, pending.subList(0, Math.max(0, target.steps() - fromBaseline)), repeatables);
        return plan.size() == size() ? plan : plan.withoutRepeatables();
    }

    private static RuntimeException back(Target target) {
        return Problem.of("An upgrade goes forward, not to '" + target + "'.")
                .instead("downgrade " + target)
                .usage();
    }

    private Plan withoutRepeatables() {
        return new Plan(baseline, pending, List.of());
    }

    private int size() {
        return pending.size() + (baseline.isPresent() ? 1 : 0);
    }

    /** The repeatable scripts that have not run as they are now. */
    private static List<Script> changed(Collection<Script> repeatables, History history) {
        return repeatables.stream()
                .filter(script -> history.repeatable(script.description())
                        .flatMap(HistoryRow::checksum)
                        .filter(checksum -> Checksum.isOf(checksum, script))
                        .isEmpty())
                .toList();
    }

    boolean isEmpty() {
        return size() == 0 && repeatables.isEmpty();
    }
}
