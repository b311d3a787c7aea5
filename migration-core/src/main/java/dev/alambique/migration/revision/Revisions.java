package dev.alambique.migration.revision;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All revisions of a project, in the order of their versions, and the graph that their parents make.
 *
 * @param place where they were read, as messages name it
 * @param all every revision, lowest version first
 * @param repeatables Flyway's {@code R__} scripts, by name
 * @param baselines Flyway's {@code B} scripts, lowest version first: each stands for all revisions up to its version
 * @param strays undo scripts without a revision
 * @param others everything else in the migration folder that Flyway may act upon, such as callbacks and settings
 * @param placeholders the values that placeholders have
 */
public record Revisions(
        String place,
        List<Revision> all,
        List<Script> repeatables,
        List<Script> baselines,
        List<Script> strays,
        List<Script> others,
        Placeholders placeholders) {
    private static final Pattern CALLBACK =
            Pattern.compile("(.*/)?(before|after|create)[A-Z]\\w*\\.sql", Pattern.DOTALL);

    private static final Pattern OUTSIDE = setting("executeInTransaction");

    private static final Pattern LEFT_ALONE = setting("placeholderReplacement");

    public Revisions {
        all = List.copyOf(all);
        repeatables = List.copyOf(repeatables);
        baselines = List.copyOf(baselines);
        strays = List.copyOf(strays);
        others = List.copyOf(others);
    }

    /**
     * The revisions that files are.
     *
     * @param migrations the paths and texts found below {@code migration/}
     * @param undos the paths and texts found below {@code undo/}
     * @throws dev.alambique.migration.problem.MigrationException if two files have one version, a header is broken, or
     *     a parent does not exist or does not come before its child
     */
    public static Revisions of(String place, List<Script> migrations, List<Script> undos) {
        return new RevisionGraph(place, migrations, undos).revisions();
    }

    /** The same with values for the placeholders, besides those that there are, in all scripts that are not to be left alone. */
    public Revisions with(Placeholders more) {
        Placeholders values = placeholders.and(more.values());
        UnaryOperator<Script> valued = script -> leavesPlaceholders(script) ? script : script.with(values);
        return new Revisions(
                place,
                all.stream()
                        .map(each -> leavesPlaceholders(each.up()) ? each : each.with(valued))
                        .toList(),
                repeatables.stream().map(valued).toList(),
                baselines.stream().map(valued).toList(),
                strays.stream().map(valued).toList(),
                others.stream().map(valued).toList(),
                values);
    }

    /** Whether a script that is run holds a text. */
    public boolean mentions(String text) {
        return Stream.of(
                        all.stream().flatMap(each -> Stream.concat(Stream.of(each.up()), each.undo().stream())),
                        repeatables.stream(),
                        baselines.stream(),
                        strays.stream(),
                        others.stream())
                .flatMap(each -> each)
                .anyMatch(each -> each.text().contains(text));
    }

    /** The order in which the revisions need one another. */
    public Graph graph() {
        return new Graph(all);
    }

    /**
     * The revisions that no other revision follows; more than one after branches were brought together. Where a baseline
     * stands for all there was, the baseline.
     */
    public List<Revision> heads() {
        return all.isEmpty()
                ? base().stream().toList()
                : graph().headsAmong(all.stream().map(Revision::version).toList()).stream()
                        .flatMap(version -> find(version).stream())
                        .toList();
    }

    /** The revisions that several others follow, where branches part. */
    public List<Revision> branchPoints() {
        Graph graph = graph();
        return all.stream()
                .filter(each -> graph.children(each.version()).size() > 1)
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
            throw Problem.of("There are " + heads.size() + " heads: no revision follows any of them.")
                    .with("heads", names(heads))
                    .instead(
                            "merge " + versions(heads) + ", which writes a revision that follows them;"
                                    + "\nor rebase " + firstOfBranches(heads)
                                    + ", whichever is not applied yet, which puts it behind the other;"
                                    + "\nor name a version instead of 'head', or 'heads' for all; 'revision' takes it as --head")
                    .usage();
        }
        return heads.stream().findFirst();
    }

    /** The first revision of each of several heads that no other of them follows. */
    private String firstOfBranches(List<Revision> heads) {
        Graph graph = graph();
        List<Version> versions = heads.stream().map(Revision::version).toList();
        return versions.stream()
                .map(head -> {
                    NavigableSet<Version> branch = graph.withAncestors(List.of(head));
                    branch.removeAll(graph.withAncestors(versions.stream()
                            .filter(other -> !other.equals(head))
                            .toList()));
                    branch.removeIf(each -> graph.find(each).isEmpty());
                    return branch.isEmpty() ? head.text() : branch.first().text();
                })
                .collect(Collectors.joining(" or "));
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
        Optional<Revision> exact = Version.find(text).flatMap(this::known);
        if (exact.isPresent()) {
            return exact.get();
        }
        String prefix = text.replace('_', '.');
        List<Revision> candidates = Stream.concat(base().stream(), all.stream())
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

    /** The highest version that a baseline script stands for, if there is any. */
    public Optional<Version> baseline() {
        return baselines.isEmpty()
                ? Optional.empty()
                : baselines.get(baselines.size() - 1).version();
    }

    /** The newest baseline script as the first of the revisions, where the file of the revision that it ends with is gone. */
    public Optional<Revision> base() {
        return baseline().filter(version -> find(version).isEmpty()).map(version -> {
            Script script = baselines.get(baselines.size() - 1);
            Optional<RevisionHeader> header = RevisionHeader.parse(script);
            return new Revision(
                    version,
                    List.of(),
                    List.of(),
                    header.map(RevisionHeader::message).orElse(script.description()),
                    script,
                    Optional.empty(),
                    header);
        });
    }

    /** The revision of a version, or the baseline that ends with it. */
    public Optional<Revision> known(Version version) {
        return find(version).or(() -> base().filter(each -> each.version().equals(version)));
    }

    /**
     * The revisions that only the newest baseline script stands for, because their files are gone; where it does not list
     * what it was made from, its own version alone.
     */
    public List<Version> squashed() {
        Graph graph = graph();
        return baselines.stream()
                .reduce((first, second) -> second)
                .map(script -> RevisionHeader.parse(script)
                        .map(RevisionHeader::squashed)
                        .filter(listed -> !listed.isEmpty())
                        .orElse(script.version().stream().toList()))
                .orElse(List.of())
                .stream()
                .filter(version -> graph.find(version).isEmpty())
                .toList();
    }

    /** The scripts that Flyway runs around migrations, such as {@code afterMigrate.sql}. */
    public List<Script> callbacks() {
        return others.stream()
                .filter(each -> CALLBACK.matcher(each.path()).matches())
                .toList();
    }

    /** All scripts that an upgrade of an empty database may run. */
    public List<Script> forward() {
        return Stream.of(all.stream().map(Revision::up), repeatables.stream(), baselines.stream(), callbacks().stream())
                .flatMap(each -> each)
                .toList();
    }

    /** The SQL files that are neither revisions nor run around them, mostly because of a slip in their name. */
    public List<Script> passedOver() {
        return others.stream()
                .filter(each -> each.path().toLowerCase(Locale.ROOT).endsWith(".sql")
                        && !CALLBACK.matcher(each.path()).matches())
                .toList();
    }

    /** Whether the settings beside a script say that it runs outside of transactions. */
    public boolean runsOutsideOfTransactions(Script script) {
        return says(script, OUTSIDE);
    }

    /** Whether the settings beside a script say that its placeholders are none. */
    public boolean leavesPlaceholders(Script script) {
        return Placeholders.isIn(script.text()) && says(script, LEFT_ALONE);
    }

    private static Pattern setting(String switchedOff) {
        return Pattern.compile(
                "^\\s*" + switchedOff + "\\s*[=:]\\s*false\\s*$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    }

    private boolean says(Script script, Pattern setting) {
        String settings = script.path() + ".conf";
        return others.stream()
                .filter(each -> each.path().equals(settings))
                .anyMatch(each -> setting.matcher(each.text()).find());
    }

    /** The script that takes a version back, if there is one; the revision itself may be known to others only. */
    public Optional<Script> undo(Version version) {
        Optional<Script> stray = strays.stream()
                .filter(script -> script.version().filter(version::equals).isPresent())
                .findFirst();
        return find(version).flatMap(Revision::undo).or(() -> stray);
    }

    /** Where the script that takes a revision back is, or should be. */
    public String undoPath(Revision revision) {
        String path = revision.undo().map(Script::path).orElse(revision.undoFileName());
        return place + "/undo/" + path;
    }

    /** @throws dev.alambique.migration.problem.UsageException if there is no revision at all, and no baseline */
    public void refuseNone() {
        if (heads().isEmpty()) {
            throw Problem.of("There are no revisions in " + place + ".")
                    .with("missing", "V<version>__<words>.sql in " + place + "/migration")
                    .instead("write a first one, with revision -m TEXT; or name another folder with --revisions DIR")
                    .usage();
        }
    }

    private MigrationException unknown(String text) {
        refuseNone();
        Problem problem = Problem.of("There is no revision '" + text + "' in " + place + ".");
        List<Version> gone = squashed().stream()
                .filter(each -> each.text().startsWith(text.replace('_', '.')))
                .toList();
        if (!gone.isEmpty()) {
            problem = problem.with(
                    "squashed",
                    gone.stream().map(Version::text).collect(Collectors.joining(", ")) + ", into "
                            + baselines.get(baselines.size() - 1));
        }
        List<Revision> known = Stream.concat(base().stream(), all.stream()).toList();
        return problem.with("revisions", names(known))
                .instead("head, base, or one of these")
                .usage();
    }

    private static String versions(List<Revision> revisions) {
        return revisions.stream().map(each -> each.version().text()).collect(Collectors.joining(" "));
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
