package dev.alambique.migration.revision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A revision that has no version and no file yet.
 *
 * @param parents what it will follow
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
        String message,
        List<String> operations,
        List<String> hazards,
        List<String> hazardsOfDown,
        Optional<String> proven,
        String up,
        String down) {
    public RevisionDraft {
        parents = List.copyOf(parents);
        Objects.requireNonNull(message, "message");
        operations = List.copyOf(operations);
        hazards = List.copyOf(hazards);
        hazardsOfDown = List.copyOf(hazardsOfDown);
        Objects.requireNonNull(proven, "proven");
        Objects.requireNonNull(up, "up");
        Objects.requireNonNull(down, "down");
    }
}
