package dev.alambique.migration.squash;

import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.revision.Directions;
import dev.alambique.migration.revision.Placeholders;
import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.RevisionHeader;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Script;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The revisions from the first up to one of them, with the baseline that they begin with if there is one.
 *
 * @param all every revision of the project
 * @param end the version of the last
 * @param before the baseline script that stands for those before the first
 * @param revisions lowest version first
 */
record Stretch(Revisions all, Version end, Optional<Script> before, List<Revision> revisions) {
    /**
     * The revisions up to a target.
     *
     * @throws dev.alambique.migration.problem.UsageException if it is none, or something below it cannot be part of a
     *     baseline; names that
     */
    static Stretch to(Target target, Revisions all) {
        if (target.isRelative()) {
            throw Problem.of("'" + target + "' depends on a database, and files are squashed.")
                    .instead("head, a version or the beginning of one, perhaps with +N or -N behind it")
                    .usage();
        }
        all.refuseNone();
        List<Version> at = new Directions(all).to(target, List.of());
        if (at.size() != 1) {
            throw Problem.of("'" + target + "' is " + (at.isEmpty() ? "no revision." : "more than one revision."))
                    .instead("head, a version or the beginning of one: history lists them")
                    .usage();
        }
        Version end = at.get(0);
        refuseBaseline(all, end);
        Optional<Script> before =
                all.baselines().stream().filter(each -> isBelow(each, end)).reduce((one, other) -> other);
        Optional<Version> floor = before.flatMap(Script::version);
        List<Revision> revisions = all.all().stream()
                .filter(each -> each.version().compareTo(end) <= 0)
                .filter(each -> floor.isEmpty() || each.version().compareTo(floor.get()) > 0)
                .toList();
        Stretch stretch = new Stretch(all, end, before, revisions);
        stretch.refuseOtherBranches();
        stretch.refuseJava();
        return stretch;
    }

    private static boolean isBelow(Script baseline, Version end) {
        return baseline.version().orElseThrow().compareTo(end) < 0;
    }

    private static boolean isUpTo(Revision revision, Script baseline) {
        return revision.version().compareTo(baseline.version().orElseThrow()) <= 0;
    }

    private static void refuseBaseline(Revisions all, Version end) {
        all.baselines().stream().filter(each -> !isBelow(each, end)).findFirst().ifPresent(each -> {
            throw Problem.of("A baseline stands for the revisions up to " + end + " already.")
                    .with("baseline", all.place() + "/migration/" + each.path())
                    .instead(
                            all.newest().filter(newest -> !isUpTo(newest, each)).isPresent()
                                    ? "name a later revision; files that it stands for may be deleted"
                                    : "nothing: there is no revision above it to squash")
                    .usage();
        });
    }

    private void refuseOtherBranches() {
        NavigableSet<Version> required = all.graph().withAncestors(List.of(end));
        List<Revision> others = revisions.stream()
                .filter(each -> !required.contains(each.version()))
                .toList();
        if (!others.isEmpty()) {
            throw Problem.of("Revision " + end
                            + " does not require all that has a lower version: another branch would be" + " swallowed.")
                    .with("not required", names(others))
                    .instead("squash up to a revision that joins the branches: 'merge' writes one")
                    .usage();
        }
    }

    private void refuseJava() {
        List<Revision> java = revisions.stream().filter(Revision::isJava).toList();
        if (!java.isEmpty()) {
            throw Problem.of("A baseline is an SQL script, and cannot do what Java migrations do.")
                    .with("Java", names(java))
                    .instead("squash up to a revision below " + java.get(0).version())
                    .usage();
        }
    }

    private static String names(Collection<Revision> revisions) {
        return revisions.stream()
                .map(each -> each.version() + "  " + each.message())
                .collect(Collectors.joining("\n"));
    }

    /** Every version that the baseline will stand for. */
    List<Version> versions() {
        NavigableSet<Version> versions = new TreeSet<>(all.squashed());
        versions.removeIf(each -> each.compareTo(end) > 0);
        all.all().stream()
                .map(Revision::version)
                .filter(each -> each.compareTo(end) <= 0)
                .forEach(versions::add);
        return List.copyOf(versions);
    }

    /** The operations that their headers tell, the baseline's first. */
    List<String> operations() {
        List<String> operations = new ArrayList<>();
        for (Script script : scripts()) {
            RevisionHeader.parse(script).ifPresent(header -> operations.addAll(header.operations()));
        }
        return operations;
    }

    /** The scripts that lead there from an empty database, in their order. */
    List<Script> scripts() {
        List<Script> scripts = new ArrayList<>(before.stream().toList());
        revisions.forEach(each -> scripts.add(each.up()));
        return scripts;
    }

    /** The names of the placeholders that Flyway replaces in the scripts. */
    Set<String> placeholders() {
        return scripts().stream()
                .filter(each -> !all.leavesPlaceholders(each))
                .flatMap(each -> Placeholders.namesIn(each.text()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** These revisions and no others, with the scripts that Flyway runs around them; repeatable scripts run later. */
    Revisions alone() {
        return new Revisions(
                all.place(),
                revisions,
                List.of(),
                before.stream().toList(),
                List.of(),
                all.others(),
                all.placeholders());
    }

    /** One baseline script in place of these revisions. */
    Revisions replacedBy(Script baseline) {
        List<Script> others = Stream.concat(all.others().stream(), baseline.settings().stream())
                .toList();
        return new Revisions(
                all.place(), List.of(), List.of(), List.of(baseline), List.of(), others, all.placeholders());
    }
}
