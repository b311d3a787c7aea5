package dev.alambique.migration.revision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A revision that has no version and no file yet.
 *
 * @param parents what it will follow
 * @param dependsOn what of other branches must be applied before it
 * @param message what its author calls it
 * @param operations what it does, an operation a line
 * @param hazards what it may break, a hazard a line
 * @param hazardsOfDown what its way back may break, a hazard a line
 * @param proven what it has been run on, if it has
 * @param up the SQL that goes forward
 * @param down the SQL that goes back
 */
public record RevisionDraft(
        List<Version> parents,
        List<Version> dependsOn,
        String message,
        List<String> operations,
        List<String> hazards,
        List<String> hazardsOfDown,
        Optional<String> proven,
        String up,
        String down) {
    public RevisionDraft {
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        Objects.requireNonNull(message, "message");
        operations = List.copyOf(operations);
        hazards = List.copyOf(hazards);
        hazardsOfDown = List.copyOf(hazardsOfDown);
        Objects.requireNonNull(proven, "proven");
        Objects.requireNonNull(up, "up");
        Objects.requireNonNull(down, "down");
    }

    /** A draft without statements, to be filled in by hand. */
    public static RevisionDraft empty(Lineage lineage, String message) {
        return new RevisionDraft(
                lineage.parents(),
                lineage.dependsOn(),
                message,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                "",
                "");
    }

    /** The same, run on something. */
    public RevisionDraft proven(String on) {
        return new RevisionDraft(
                parents, dependsOn, message, operations, hazards, hazardsOfDown, Optional.of(on), up, down);
    }

    /** The same at another place of the graph. */
    public RevisionDraft at(Lineage lineage) {
        return new RevisionDraft(
                lineage.parents(), lineage.dependsOn(), message, operations, hazards, hazardsOfDown, proven, up, down);
    }
}
