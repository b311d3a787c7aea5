package dev.alambique.migration.cli.graph;

/**
 * A line from one row of the graph to the next.
 *
 * @param from the lane in which it leaves the upper row
 * @param to the lane in which it reaches the lower row
 */
public record Link(int from, int to) {
    /** Whether it stays in its lane. */
    public boolean isStraight() {
        return from == to;
    }
}
