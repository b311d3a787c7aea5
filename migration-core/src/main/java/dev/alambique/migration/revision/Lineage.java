package dev.alambique.migration.revision;

import java.util.List;

/**
 * The place of a new revision in the graph.
 *
 * @param parents what it follows: none for a first one, two or more to join branches
 * @param dependsOn what of other branches must be applied before it
 */
public record Lineage(List<Version> parents, List<Version> dependsOn) {
    public Lineage {
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
    }

    /** The place behind revisions. */
    public static Lineage after(List<Version> parents) {
        return new Lineage(parents, List.of());
    }
}
