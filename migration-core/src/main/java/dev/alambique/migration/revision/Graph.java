package dev.alambique.migration.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The order in which revisions need one another. What a revision requires has a lower version, so that versions in rising
 * order are an order in which they can be applied.
 */
public final class Graph {
    private final NavigableMap<Version, Revision> revisions = new TreeMap<>();
    private final Map<Version, List<Version>> followers = new TreeMap<>();
    private final Map<Version, List<Version>> children = new TreeMap<>();

    Graph(List<Revision> all) {
        for (Revision revision : all) {
            revisions.put(revision.version(), revision);
            revision.requires().forEach(each -> add(followers, each, revision));
            revision.parents().forEach(each -> add(children, each, revision));
        }
    }

    private static void add(Map<Version, List<Version>> map, Version key, Revision revision) {
        map.computeIfAbsent(key, none -> new ArrayList<>()).add(revision.version());
    }

    /** The revision of a version, if there is one. */
    public Optional<Revision> find(Version version) {
        return Optional.ofNullable(revisions.get(version));
    }

    /** The revisions that follow one, lowest version first. */
    public List<Version> children(Version version) {
        return children.getOrDefault(version, List.of());
    }

    /** The revisions that one follows. */
    public List<Version> parents(Version version) {
        Revision revision = revisions.get(version);
        return revision == null ? List.of() : revision.parents();
    }

    /** The revisions without parents, lowest version first. */
    public List<Version> roots() {
        return revisions.values().stream()
                .filter(each -> each.parents().isEmpty())
                .map(Revision::version)
                .toList();
    }

    /** The revisions themselves and all that they require. */
    public NavigableSet<Version> withAncestors(Collection<Version> versions) {
        NavigableSet<Version> found = new TreeSet<>();
        Deque<Version> open = new ArrayDeque<>(versions);
        while (!open.isEmpty()) {
            Version version = open.pop();
            Revision revision = revisions.get(version);
            if (found.add(version) && revision != null) {
                open.addAll(revision.requires());
            }
        }
        return found;
    }

    /** Whether a revision follows another, by its parents and theirs; what it only depends on it does not follow. */
    public boolean follows(Version version, Version other) {
        NavigableSet<Version> found = new TreeSet<>();
        Deque<Version> open = new ArrayDeque<>(parents(version));
        while (!open.isEmpty()) {
            Version next = open.pop();
            if (found.add(next)) {
                open.addAll(parents(next));
            }
        }
        return found.contains(other);
    }

    /** The revisions themselves and all that require them. */
    public NavigableSet<Version> withDescendants(Collection<Version> versions) {
        NavigableSet<Version> found = new TreeSet<>();
        Deque<Version> open = new ArrayDeque<>(versions);
        while (!open.isEmpty()) {
            Version version = open.pop();
            if (found.add(version)) {
                open.addAll(followers.getOrDefault(version, List.of()));
            }
        }
        return found;
    }

    /** Those of some revisions that no other of them follows, lowest version first. */
    public List<Version> headsAmong(Collection<Version> versions) {
        NavigableSet<Version> heads = new TreeSet<>(versions);
        versions.forEach(each -> heads.removeAll(parents(each)));
        return List.copyOf(heads);
    }
}
