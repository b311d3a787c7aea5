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
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Stops a plan that makes an enum type anew on which a kept index or constraint stands: it would have to be dropped and
 * made again by name, and a database that is made from the revisions alone does not have it.
 */
final class KeptInTheWay {
    private KeptInTheWay() {}

    static void check(Scope scope, MigrationPlan plan, String defaultSchema) {
        for (Operation operation : plan.operations()) {
            if (operation instanceof AlterEnum alter && !alter.onlyAdds()) {
                of(scope, alter).stream().findFirst().ifPresent(kept -> refuse(kept, operation, defaultSchema));
            }
        }
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

    private static void refuse(Kept kept, Operation operation, String defaultSchema) {
        String word = kept.key().kind().word();
        throw Problem.of(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + " "
                        + kept.key().name() + " is in the way of a change.")
                .with("change", Summary.of(operation))
                .with(
                        "reason",
                        "the type is made anew, and what stands on it with it; this " + word
                                + " was made by hand, and a database made from the revisions does not have it")
                .instead("drop the " + word + " in a revision before this one, and create it again in one after it;\nor"
                        + " let this revision drop it: --drop " + kept.flag(defaultSchema)
                        + ";\nor bring it into the model, and adopt it")
                .failure();
    }
}
