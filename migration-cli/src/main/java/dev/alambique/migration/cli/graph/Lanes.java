package dev.alambique.migration.cli.graph;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import dev.alambique.migration.revision.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives every revision a lane, newest revision first. A lane leads from a revision down to the parent that it awaits; no
 * two lanes await the same one, so that branches come together as soon as they can.
 */
public final class Lanes {
    private final Map<Integer, Version> awaited = new TreeMap<>();

    private Lanes() {}

    /** The rows of the graph, newest revision first. */
    public static List<Row> of(Revisions revisions) {
        Lanes lanes = new Lanes();
        List<Row> rows = new ArrayList<>();
        List<Revision> all = revisions.all();
        for (int i = all.size() - 1; i >= 0; i--) {
            rows.add(lanes.row(all.get(i)));
        }
        return rows;
    }

    private Row row(Revision revision) {
        int lane = awaiting(revision.version());
        awaited.remove(lane);
        Set<Link> links = new LinkedHashSet<>();
        Map<Integer, Version> others = new TreeMap<>(awaited);
        others.keySet().forEach(other -> links.add(new Link(other, other)));
        for (Version parent : revision.parents()) {
            int found = find(parent);
            boolean free = !awaited.containsKey(lane);
            if (found >= 0 && free && found > lane) {
                links.remove(new Link(found, found));
                links.add(new Link(found, lane));
                awaited.remove(found);
                found = lane;
            } else if (found < 0) {
                found = free ? lane : freeRightOf(lane, others);
            }
            awaited.put(found, parent);
            links.add(new Link(lane, found));
        }
        return new Row(revision, lane, List.copyOf(links));
    }

    /** The lane that leads to a revision; a head begins a new one. */
    private int awaiting(Version version) {
        int found = find(version);
        return found >= 0 ? found : freeRightOf(-1, Map.of());
    }

    private int find(Version version) {
        return awaited.entrySet().stream()
                .filter(each -> each.getValue().equals(version))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(-1);
    }

    /** A lane that ends in this row is not free yet: a new one would cross its end. */
    private int freeRightOf(int lane, Map<Integer, Version> others) {
        int next = lane + 1;
        while (awaited.containsKey(next) || others.containsKey(next)) {
            next++;
        }
        return next;
    }
}
