package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.Hazard;
import dev.alambique.migration.operation.Hazards;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.scope.Kept;
import dev.alambique.migration.scope.Scope;
import dev.alambique.migration.sql.SqlRenderer;
import java.util.List;
import java.util.stream.Stream;

/**
 * What separates a database from its model.
 *
 * @param scope what was compared, and what is kept
 * @param plan the operations that would bring the database to the target
 * @param defaultSchema the schema whose objects the SQL names without it
 * @param notes what could not be seen or compared, a sentence each
 */
public record Comparison(Scope scope, MigrationPlan plan, String defaultSchema, List<String> notes) {
    public Comparison {
        notes = List.copyOf(notes);
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
                .toList();
    }

    public List<Kept> kept() {
        return scope.kept();
    }

    /** The script that brings the database to the target. */
    public String up() {
        return new SqlRenderer(defaultSchema).script(plan);
    }

    /** The script that takes the up script back. */
    public String down() {
        return new SqlRenderer(defaultSchema).script(plan.inverse());
    }
}
