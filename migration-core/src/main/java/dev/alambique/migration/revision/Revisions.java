package dev.alambique.migration.revision;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All revisions of a project, in the order of their versions, and the graph that their parents make.
 *
 * @param place where they were read, as messages name it
 * @param all every revision, lowest version first
 * @param repeatables Flyway's {@code R__} scripts, by name
 * @param strays undo scripts without a revision
 * @param others everything else in the migration folder that Flyway may act upon, such as callbacks and Java migrations
 */
public record Revisions(
        String place, List<Revision> all, List<Script> repeatables, List<Script> strays, List<String> others) {
    public Revisions {
        all = List.copyOf(all);
        repeatables = List.copyOf(repeatables);
        strays = List.copyOf(strays);
        others = List.copyOf(others);
    }

    /**
     * The revisions that files are.
     *
     * @param migrations the paths and texts found below {@code migration/}
     * @param undos the paths and texts found below {@code undo/}
     * @param others paths of further files below {@code migration/}
     * @throws dev.alambique.migration.problem.MigrationException if two files have one version, a header is broken, or
     *     a parent does not exist or does not come before its child
     */
    public static Revisions of(String place, List<Script> migrations, List<Script> undos, List<String> others) {
        return new RevisionGraph(place, migrations, undos, others).revisions();
    }

    /** The revisions that no other revision follows; more than one after branches were brought together. */
    public List<Revision> heads() {
        Set<Version> parents =
                all.stream().flatMap(revision -> revision.parents().stream()).collect(Collectors.toSet());
        return all.stream()
                .filter(revision -> !parents.contains(revision.version()))
                .toList();
    }

    /**
     * The one head, if there are revisions at all.
     *
     * @throws MigrationException if there are several; names them
     */
    public Optional<Revision> head() {
        List<Revision> heads = heads();
        if (heads.size() > 1) {
            throw Problem.of("There are " + heads.size() + " heads: two or more revisions follow none another.")
                    .with("heads", names(heads))
                    .instead(
                            "make one follow the other: in the one that is not applied yet, let '-- parent:' name the other;"
                                    + "\nor name a version instead of 'head'")
                    .usage();
        }
        return heads.stream().findFirst();
    }

    /** The revision of a version, if there is one. */
    public Optional<Revision> find(Version version) {
        return all.stream()
                .filter(revision -> revision.version().equals(version))
                .findFirst();
    }

    /** The newest revision by version, whatever the graph. */
    public Optional<Revision> newest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * The revision that a version, or the beginning of exactly one version, names.
     *
     * @throws dev.alambique.migration.problem.UsageException if none or several do; lists them
     */
    public Revision named(String text) {
        Optional<Revision> exact = Version.find(text).flatMap(this::find);
        if (exact.isPresent()) {
            return exact.get();
        }
        String prefix = text.replace('_', '.');
        List<Revision> candidates = all.stream()
                .filter(revision -> revision.version().text().startsWith(prefix))
                .toList();
        if (candidates.size() > 1) {
            throw Problem.of("'" + text + "' is the beginning of " + candidates.size() + " revisions.")
                    .with("revisions", names(candidates))
                    .instead("more digits")
                    .usage();
        }
        return candidates.stream().findFirst().orElseThrow(() -> unknown(text));
    }

    /**
     * The version that a target means for somebody who stands at a version; empty is before the first revision. Steps
     * count revisions in the order of their versions.
     *
     * @throws dev.alambique.migration.problem.UsageException if the target does not exist
     */
    public Optional<Version> resolve(Target target, Optional<Version> current) {
        return switch (target.kind()) {
            case HEAD -> head().map(Revision::version);
            case BASE -> Optional.empty();
            case VERSION -> Optional.of(named(target.text()).version());
            case FORWARD -> stepped(target, current, target.steps());
            case BACK -> stepped(target, current, -target.steps());
        };
    }

    /** The script that takes a version back, if there is one; the revision itself may be a Java migration. */
    public Optional<Script> undo(Version version) {
        Optional<Script> stray = strays.stream()
                .filter(script -> ScriptName.parse(script.fileName())
                        .flatMap(ScriptName::version)
                        .filter(version::equals)
                        .isPresent())
                .findFirst();
        return find(version).flatMap(Revision::undo).or(() -> stray);
    }

    /** Where the script that takes a revision back is, or should be. */
    public String undoPath(Revision revision) {
        String path = revision.undo().map(Script::path).orElse(revision.undoFileName());
        return place + "/undo/" + path;
    }

    private Optional<Version> stepped(Target target, Optional<Version> current, int steps) {
        int position = (int) all.stream()
                .filter(revision -> current.isPresent() && revision.version().compareTo(current.get()) <= 0)
                .count();
        int wanted = position + steps;
        if (wanted < 0 || wanted > all.size()) {
            throw Problem.of("There is no revision " + target + " from "
                            + current.map(Version::text).orElse("base") + ".")
                    .with("revisions", position + " up to here, " + (all.size() - position) + " after it")
                    .instead(steps > 0 ? "head" : "base")
                    .usage();
        }
        return wanted == 0 ? Optional.empty() : Optional.of(all.get(wanted - 1).version());
    }

    private MigrationException unknown(String text) {
        Problem problem = Problem.of("There is no revision '" + text + "' in " + place + ".");
        return (all.isEmpty()
                        ? problem.instead("write a first revision")
                        : problem.with("revisions", names(all)).instead("head, base, or one of these"))
                .usage();
    }

    private static String names(List<Revision> revisions) {
        int shown = 10;
        String names = revisions.stream()
                .skip(Math.max(0, revisions.size() - shown))
                .map(revision -> revision.version() + "  " + revision.message())
                .collect(Collectors.joining("\n"));
        return revisions.size() > shown ? "the last " + shown + " of " + revisions.size() + ":\n" + names : names;
    }
}
