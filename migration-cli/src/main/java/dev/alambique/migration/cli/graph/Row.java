package dev.alambique.migration.cli.graph;

import dev.alambique.migration.revision.Revision;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A revision's row in the graph.
 *
 * @param lane the lane in which it stands, from 0
 * @param links the lines that lead from this row to the next
 */
public record Row(Revision revision, int lane, List<Link> links) {
    public Row {
        links = List.copyOf(links);
    }

    /** How many lanes the row and the lines below it touch. */
    public int width() {
        return 1
                + IntStream.concat(
                                IntStream.of(lane),
                                links.stream().flatMapToInt(link -> IntStream.of(link.from(), link.to())))
                        .max()
                        .orElse(0);
    }
}
