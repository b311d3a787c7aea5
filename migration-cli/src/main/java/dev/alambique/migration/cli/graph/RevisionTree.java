package dev.alambique.migration.cli.graph;

import dev.alambique.migration.revision.Revision;
import dev.alambique.migration.revision.Revisions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The graph of revisions as lines for a terminal, newest first, in characters that every terminal has. */
public final class RevisionTree {
    private static final char REVISION = '*';
    private static final char LANE = '|';

    private RevisionTree() {}

    /**
     * The lines of the graph.
     *
     * @param label what stands beside a revision
     */
    public static List<String> lines(Revisions revisions, Function<Revision, String> label) {
        List<Row> rows = Lanes.of(revisions);
        int width = 2 * rows.stream().mapToInt(Row::width).max().orElse(0) - 1;
        List<String> lines = new ArrayList<>();
        List<Link> above = List.of();
        for (Row row : rows) {
            lines.add((revision(row, above, width) + "  " + label.apply(row.revision())).stripTrailing());
            if (!row.links().stream().allMatch(Link::isStraight)) {
                lines.add(between(row.links(), width));
            }
            above = row.links();
        }
        return lines;
    }

    private static String revision(Row row, List<Link> above, int width) {
        char[] line = blank(width);
        above.forEach(link -> line[2 * link.to()] = LANE);
        line[2 * row.lane()] = REVISION;
        return new String(line);
    }

    private static String between(List<Link> links, int width) {
        char[] line = blank(width);
        links.stream().filter(link -> !link.isStraight()).forEach(link -> turn(line, link));
        links.stream().filter(Link::isStraight).forEach(link -> line[2 * link.from()] = LANE);
        return new String(line).stripTrailing();
    }

    /** A line to the left runs along the bottom of the row, one to the right along its middle, until they turn. */
    private static void turn(char[] line, Link link) {
        boolean left = link.to() < link.from();
        int first = 2 * Math.min(link.from(), link.to()) + 1;
        int last = 2 * Math.max(link.from(), link.to()) - 1;
        for (int i = first; i < last; i++) {
            line[i] = line[i] == ' ' ? left ? '_' : '-' : line[i];
        }
        line[last] = left ? '/' : '\\';
    }

    private static char[] blank(int width) {
        char[] line = new char[width];
        Arrays.fill(line, ' ');
        return line;
    }
}
