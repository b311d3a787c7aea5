package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.scope.Kept;
import dev.alambique.migration.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The kept indexes and constraints that stand on an enum type which a plan makes anew: they would have to be dropped and
 * made again by name, and a database that is made from the revisions alone does not have them.
 */
final class KeptInTheWay {
    private KeptInTheWay() {}

    static List<Problem> of(Scope scope, MigrationPlan plan, String defaultSchema) {
        List<Problem> problems = new ArrayList<>();
        for (Operation operation : plan.operations()) {
            if (operation instanceof AlterEnum alter && !alter.onlyAdds()) {
                of(scope, alter).forEach(kept -> problems.add(problem(kept, operation, defaultSchema)));
            }
        }
        return problems;
    }

    /** What of the kept things is made again when the type is made anew. */
    static List<Kept> of(Scope scope, AlterEnum alter) {
        List<ObjectKey> remade =
                alter.uses().stream().flatMap(KeptInTheWay::parts).toList();
        return scope.kept().stream().filter(each -> remade.contains(each.key())).toList();
    }

    private static Stream<ObjectKey> parts(Table table) {
        return Stream.concat(
                table.constraints().stream().map(each -> ObjectKey.constraint(table.name(), each.name())),
                table.indexes().stream()
                        .map(each -> ObjectKey.index(table.name().sibling(each.name()))));
    }

    private static Problem problem(Kept kept, Operation operation, String defaultSchema) {
        String word = kept.key().kind().word();
        return Problem.of(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + " "
                        + kept.key().name() + " is in the way of a change.")
                .with("change", Summary.of(operation))
                .with(
                        "reason",
                        "the type is made anew, and what stands on it with it; this " + word
                                + " was made by hand, and a database made from the revisions does not have it")
                .instead("drop the " + word + " in a revision before this one, and create it again in one after it;\nor"
                        + " let this revision drop it: --drop " + kept.flag(defaultSchema)
                        + ";\nor bring it into the model, and adopt it");
    }
}
