package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.rename.RenameCandidate;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.View;
import java.util.List;
import java.util.stream.Collectors;

/** Stops a plan that PostgreSQL would stop later, because a view reads what is to be dropped or to change its type. */
final class ViewsInTheWay {
    private ViewsInTheWay() {}

    /**
     * Checks a plan.
     *
     * @param candidates what may have been renamed: a view lets a name change
     */
    static void check(List<View> views, MigrationPlan plan, List<RenameCandidate> candidates) {
        for (Operation operation : plan.operations()) {
            for (View view : views) {
                if (view.reads().stream().anyMatch(key -> isTouched(key, operation))) {
                    throw Problem.of("View " + view.name() + " is in the way of a change that the model asks for.")
                            .with("change", Summary.of(operation))
                            .with("reason", "PostgreSQL lets nothing be dropped or change its type that a view reads")
                            .instead(wayOut(operation, candidates))
                            .failure();
                }
            }
        }
    }

    private static String wayOut(Operation operation, List<RenameCandidate> candidates) {
        String renamed = candidates.stream()
                .filter(each -> operation instanceof Operation.DropColumn drop
                                && each.from()
                                        .equals(ObjectKey.column(
                                                drop.table(), drop.column().name()))
                        || operation instanceof Operation.DropTable table
                                && each.from().equals(table.table().key()))
                .map(each -> ";\nif it was renamed: " + each.option())
                .collect(Collectors.joining());
        return "drop the view in a revision before this one, and create it again in one after it" + renamed;
    }

    private static boolean isTouched(ObjectKey read, Operation operation) {
        if (operation instanceof Operation.AlterColumn alter) {
            Column from = alter.from();
            Column to = alter.to();
            boolean retyped =
                    !from.type().equals(to.type()) || !from.collation().equals(to.collation());
            return retyped && isColumn(read, alter.table(), to.name());
        }
        if (operation instanceof Operation.DropColumn drop) {
            return isColumn(read, drop.table(), drop.column().name());
        }
        if (operation instanceof Operation.AlterEnum alter && !alter.onlyAdds()) {
            return alter.uses().stream()
                    .anyMatch(table -> table.columns().stream()
                            .filter(alter.from()::isTypeOf)
                            .anyMatch(column -> isColumn(read, table.name(), column.name())));
        }
        return operation instanceof Operation.DropTable drop
                && read.relation().equals(drop.table().name());
    }

    private static boolean isColumn(ObjectKey read, QualifiedName table, String column) {
        return read.equals(ObjectKey.column(table, column));
    }
}
