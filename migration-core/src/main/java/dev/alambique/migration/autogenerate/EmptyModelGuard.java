package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.TableOperation.DropTable;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.rename.RenameCandidate;
import dev.alambique.migration.scope.Scope;
import java.util.List;
import java.util.stream.Collectors;

/** Stops a plan that drops nearly all tables, because then the model was most likely not found as a whole. */
final class EmptyModelGuard {
    private static final int FEW = 3;

    private EmptyModelGuard() {}

    static void check(Scope scope, MigrationPlan plan, List<RenameCandidate> candidates) {
        long dropped =
                plan.operations().stream().filter(DropTable.class::isInstance).count();
        long all = scope.current().tables().size();
        if (dropped >= FEW && dropped * 3 > all * 2) {
            throw Problem.of("The model would drop " + dropped + " of " + all + " tables: it was most likely not found"
                            + " as a whole.")
                    .instead("look at --model-classpath and --model-packages; if the tables shall go, add --force"
                            + candidates.stream()
                                    .map(each -> ";\nif it was renamed: " + each.option())
                                    .collect(Collectors.joining()))
                    .failure();
        }
    }
}
