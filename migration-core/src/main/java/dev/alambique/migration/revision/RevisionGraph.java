package dev.alambique.migration.revision;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts files together to revisions and checks that their parents make a graph. */
final class RevisionGraph {
    private final String place;
    private final Map<Version, Script> ups = new TreeMap<>();
    private final Map<Version, Script> undos = new TreeMap<>();
    private final NavigableMap<Version, Script> baselines = new TreeMap<>();
    private final List<Script> repeatables = new ArrayList<>();
    private final List<Script> others = new ArrayList<>();
    private final Map<Version, Version> inserted = new TreeMap<>();

    RevisionGraph(String place, List<Script> migrations, List<Script> undoScripts) {
        this.place = place;
        migrations.forEach(this::addMigration);
        undoScripts.forEach(this::addUndo);
        repeatables.sort(Comparator.comparing(Script::fileName));
    }

    private void addMigration(Script script) {
        Optional<ScriptName> name = ScriptName.parse(script.fileName());
        if (name.isEmpty()) {
            others.add(script);
            return;
        }
        Optional<Version> version = name.get().version();
        switch (name.get().kind()) {
            case VERSIONED, JAVA -> add(ups, version.orElseThrow(), script, "migration/");
            case BASELINE -> add(baselines, version.orElseThrow(), script, "migration/");
            case REPEATABLE -> repeatables.add(script);
            // Flyway Community knows undo scripts beside the migrations by name, and leaves them alone.
            case UNDO -> addUndo(script);
        }
    }

    private void addUndo(Script script) {
        Optional<ScriptName> name =
                ScriptName.parse(script.fileName()).filter(each -> each.kind() == ScriptName.Kind.UNDO);
        if (name.isPresent()) {
            add(undos, name.get().version().orElseThrow(), script, "undo/");
        } else if (script.path().endsWith(ScriptSettings.SUFFIX)) {
            others.add(script);
        }
    }

    private void add(Map<Version, Script> scripts, Version version, Script script, String folder) {
        Script other = scripts.putIfAbsent(version, script);
        if (other != null) {
            throw Problem.of("Two files have version " + version + ".")
                    .with("files", place + "/" + folder + other.path() + "\n" + place + "/" + folder + script.path())
                    .instead("rename the one that has not been applied anywhere yet")
                    .failure();
        }
    }

    Revisions revisions() {
        List<Revision> all = new ArrayList<>();
        Optional<Version> before = Optional.empty();
        for (Map.Entry<Version, Script> up : ups.entrySet()) {
            Optional<Version> squashed = Optional.ofNullable(baselines.lowerKey(up.getKey()));
            Optional<Version> last =
                    Stream.of(before, squashed).flatMap(Optional::stream).max(Version::compareTo);
            Revision revision = revision(up.getKey(), up.getValue(), last);
            all.add(revision);
            if (revision.header().isEmpty()) {
                last.ifPresent(each -> inserted.put(each, revision.version()));
            }
            before = Optional.of(up.getKey());
        }
        List<Script> strays = undos.entrySet().stream()
                .filter(undo -> !ups.containsKey(undo.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new Revisions(
                place, all, repeatables, List.copyOf(baselines.values()), strays, others, Placeholders.NONE);
    }

    /**
     * What a header names as its parent, or the last script without a header that was put in behind that one: such a
     * script knows no branches, and stands in a row with what comes before and after it.
     */
    private Version parent(Version named) {
        Version parent = named;
        while (inserted.containsKey(parent)) {
            parent = inserted.get(parent);
        }
        return parent;
    }

    private Revision revision(Version version, Script up, Optional<Version> before) {
        Optional<RevisionHeader> header = up.isClass() ? Optional.empty() : RevisionHeader.parse(up);
        header.ifPresent(found -> check(version, up, found));
        String description = ScriptName.parse(up.fileName()).orElseThrow().description();
        return new Revision(
                version,
                header.map(RevisionHeader::parents).orElse(before.stream().toList()).stream()
                        .map(this::parent)
                        .toList(),
                header.map(RevisionHeader::dependsOn).orElse(List.of()),
                header.map(RevisionHeader::message).orElse(description),
                up,
                Optional.ofNullable(undos.get(version)),
                header);
    }

    private void check(Version version, Script up, RevisionHeader header) {
        if (!header.revision().equals(version)) {
            throw graph(up, "says that it is revision " + header.revision() + ", its name says " + version + ".")
                    .instead("make the two the same")
                    .failure();
        }
        for (Version parent : concat(header.parents(), header.dependsOn())) {
            if (parent.compareTo(version) >= 0) {
                throw graph(up, "follows " + parent + ", which does not come before it" + cycle(version, parent) + ".")
                        .instead("name a lower version as its parent: Flyway applies revisions in this order")
                        .failure();
            }
            if (!ups.containsKey(parent) && !isSquashed(parent)) {
                throw missing(up, parent);
            }
        }
    }

    private static List<Version> concat(List<Version> first, List<Version> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Whether a baseline script stands for a revision, so that its own file may be gone. */
    private boolean isSquashed(Version version) {
        return baselines.ceilingKey(version) != null;
    }

    private static Problem graph(Script up, String what) {
        return Problem.of("Revision " + up.fileName() + " " + what);
    }

    private MigrationException missing(Script up, Version parent) {
        return graph(up, "follows " + parent + ", and there is no such revision.")
                .with("revision", place + "/migration/" + up.path() + ", line '-- parent:'")
                .instead("restore the file of " + parent + ", or name the revision that this one follows")
                .failure();
    }

    /** Parents come before their children in every sound graph, so a cycle shows as a parent that does not. */
    private String cycle(Version version, Version parent) {
        if (parent.equals(version)) {
            return ": a cycle";
        }
        Script script = ups.get(parent);
        boolean back = script != null
                && !script.isClass()
                && RevisionHeader.parse(script)
                        .filter(header -> header.parents().contains(version))
                        .isPresent();
        return back ? ", and " + parent + " follows " + version + ": a cycle" : "";
    }
}
