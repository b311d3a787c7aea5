package dev.alambique.escola.api.migration;

import dev.alambique.migration.autogenerate.Comparison;
import dev.alambique.migration.operation.Hazard;
import dev.alambique.migration.problem.Problem;
import java.time.Instant;
import java.util.List;

/**
 * What separates the database from the entities.
 *
 * @param compared when that was found out
 * @param differences what a revision would change, an operation a line; none where they agree
 * @param hazards what it may break, a hazard a line
 * @param obstacles what stands in its way
 * @param sql what it would run
 * @param command the command that writes it
 */
public record DriftResponse(
        Instant compared,
        List<String> differences,
        List<String> hazards,
        List<String> obstacles,
        String sql,
        String command) {
    static final String COMMAND = "alambique revision --autogenerate -m \"what changed\"";

    public DriftResponse {
        differences = List.copyOf(differences);
        hazards = List.copyOf(hazards);
        obstacles = List.copyOf(obstacles);
    }

    static DriftResponse of(Comparison comparison, Instant compared) {
        return new DriftResponse(
                compared,
                comparison.differences(),
                comparison.hazards().stream().map(Hazard::toString).toList(),
                comparison.obstacles().stream().map(Problem::summary).toList(),
                comparison.isEmpty() ? "" : comparison.up(),
                COMMAND);
    }
}
