package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.Hazard;
import dev.alambique.migration.operation.Hazards;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.RowCheck;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.rename.RenameCandidate;
import dev.alambique.migration.rename.RenameCandidates;
import dev.alambique.migration.rename.Renaming;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.scope.Kept;
import dev.alambique.migration.scope.Scope;
import dev.alambique.migration.sql.SqlRenderer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What separates a database from its model.
 *
 * @param scope what was compared, and what is kept
 * @param renaming what was told to be the same under another name; {@code scope} has the new names
 * @param plan the operations that would bring the database to the target
 * @param defaultSchema the schema whose objects the SQL names without it
 * @param obstacles what stands in the way of the plan, so that no revision can be written of it
 * @param counts how many rows of the database at hand the hazards are about, where they were counted
 * @param notes what could not be seen or compared, a sentence each
 */
public record Comparison(
        Scope scope,
        Renaming renaming,
        MigrationPlan plan,
        String defaultSchema,
        List<Problem> obstacles,
        Map<RowCheck, Long> counts,
        List<String> notes) {
    public Comparison {
        obstacles = List.copyOf(obstacles);
        counts = Map.copyOf(counts);
        notes = notes.stream().distinct().toList();
    }

    /** Whether model and database agree. */
    public boolean isEmpty() {
        return plan.isEmpty();
    }

    /** The differences, a line each, as revision headers list them. */
    public List<String> differences() {
        return Summary.of(plan);
    }

    /** What the plan puts at risk, and what was made by hand and goes with a dropped column. */
    public List<Hazard> hazards() {
        Stream<Hazard> collateral = scope.gone().stream()
                .map(key -> new Hazard(
                        Hazard.Kind.LOSES_DATA, key, "it goes with its column, and the down does not bring it back"));
        return Stream.concat(collateral, Hazards.of(plan, scope.current()).stream())
                .flatMap(hazard -> hazard.counted(counts).stream())
                .toList();
    }

    /** The same comparison, with one more note. */
    Comparison noting(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Comparison(scope, renaming, plan, defaultSchema, obstacles, counts, more);
    }

    /** The same comparison, with the rows counted that its hazards are about; a note is taken where that fails. */
    Comparison counted(SchemaSource source) {
        if (source.live().isEmpty()) {
            return this;
        }
        List<String> more = new ArrayList<>(notes);
        Map<RowCheck, Long> counted =
                new RowEvidence(renaming).count(source.live().get(), hazards(), more::add);
        return new Comparison(scope, renaming, plan, defaultSchema, obstacles, counted, more);
    }

    /** Those of the hazards that are of these kinds. */
    public List<Hazard> hazards(List<Hazard.Kind> kinds) {
        return hazards().stream()
                .filter(hazard -> kinds.contains(hazard.kind()))
                .toList();
    }

    /**
     * Stops where a hazard is of these kinds.
     *
     * @throws dev.alambique.migration.problem.RefusedException if there is one; names them all
     */
    public void refuse(List<Hazard.Kind> kinds) {
        List<Hazard> refused = hazards(kinds);
        if (!refused.isEmpty()) {
            String flags = refused.stream()
                    .map(hazard -> "--refuse-hazard " + hazard.kind().flag())
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw Problem.of("The change has hazards that are refused.")
                    .with("hazards", refused.stream().map(Hazard::toString).collect(Collectors.joining("\n")))
                    .with("refused by", flags)
                    .instead("change the model in smaller steps, or write the revision without that flag")
                    .refusal();
        }
    }

    /**
     * Stops where something stands in the way.
     *
     * @throws dev.alambique.migration.problem.MigrationException if something does; names it all
     */
    public void refuseObstacles() {
        if (!obstacles.isEmpty()) {
            throw Problem.of(obstacles.size() + " things are in the way of the change.", obstacles)
                    .failure();
        }
    }

    /** What the way back puts at risk. */
    public List<Hazard> hazardsOfDown() {
        return Stream.concat(
                        EnumWayBack.hazards(scope, plan).stream(),
                        Hazards.ofWayBack(plan.inverse(), scope.target()).stream())
                .sorted(Comparator.comparing(Hazard::kind))
                .toList();
    }

    /** What is dropped and created alike, and may be renamed instead. */
    public List<RenameCandidate> suggestions() {
        return RenameCandidates.of(plan, scope.kept(), renaming, defaultSchema);
    }

    /** What stays although the model does not ask for it, comments on what it asks for behind the rest. */
    public List<Kept> kept() {
        return scope.allKept();
    }

    /** The script that brings the database to the target. */
    public String up() {
        return renderer().script(plan);
    }

    /** The script that takes the up script back. */
    public String down() {
        return renderer().script(plan.inverse());
    }

    private SqlRenderer renderer() {
        List<Constraint> constraints = Stream.of(scope.current(), scope.target())
                .flatMap(schema -> schema.tables().stream())
                .flatMap(table -> table.constraints().stream())
                .toList();
        return new SqlRenderer(defaultSchema, constraints);
    }
}
