package dev.alambique.migration.cli.graph;

import dev.alambique.migration.revision.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line beside the lanes, from a revision to one of another branch that it depends on.
 *
 * @param from the row of the revision, from 0
 * @param to the row of the one that it depends on, further down
 * @param track where it runs, right of the lanes, from 0
 */
public record Dependency(int from, int to, int track) {
    /** The dependencies of the revisions in these rows: the shorter, the nearer to the lanes, and none upon another. */
    public static List<Dependency> among(List<Row> rows) {
        Map<Version, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).revision().version(), i);
        }
        List<Dependency> wanted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (Version each : rows.get(i).revision().dependsOn()) {
                if (places.containsKey(each)) {
                    wanted.add(new Dependency(i, places.get(each), 0));
                }
            }
        }
        wanted.sort(Comparator.comparingInt(each -> each.to - each.from));
        List<Dependency> placed = new ArrayList<>();
        wanted.forEach(each -> placed.add(each.besideThose(placed)));
        return placed;
    }

    private Dependency besideThose(List<Dependency> others) {
        Dependency moved = this;
        while (others.stream().anyMatch(moved::runsInto)) {
            moved = new Dependency(from, to, moved.track + 1);
        }
        return moved;
    }

    private boolean runsInto(Dependency other) {
        return track == other.track && from <= other.to && other.from <= to;
    }
}
