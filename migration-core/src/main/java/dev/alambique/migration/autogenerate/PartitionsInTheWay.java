package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.ConstraintOperation.AddConstraint;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The unique keys of partitioned tables that a plan changes: such a key must hold the partition columns, which no scratch
 * table has, so that it could not be proven.
 */
final class PartitionsInTheWay {
    private PartitionsInTheWay() {}

    static List<Problem> of(Schema current, MigrationPlan plan) {
        List<Problem> problems = new ArrayList<>();
        Map<QualifiedName, Table> tables = current.tablesByName();
        for (Operation operation : plan.operations()) {
            if (operation instanceof AddConstraint add
                    && isUniqueKey(add.constraint())
                    && isPartitioned(tables.get(add.table()))) {
                problems.add(
                        Problem.of("Table " + add.table() + " is partitioned, and a unique key of it is to change.")
                                .with("change", Summary.of(operation))
                                .with(
                                        "reason",
                                        "a unique key of a partitioned table must hold the columns that it is partitioned by")
                                .instead(
                                        "map the key with these columns (@IdClass), or write the change by hand in a revision of"
                                                + " its own"));
            }
        }
        return problems;
    }

    private static boolean isUniqueKey(Constraint constraint) {
        return constraint instanceof PrimaryKey || constraint instanceof Unique;
    }

    private static boolean isPartitioned(@Nullable Table table) {
        return table != null && table.settings().partitionKey().isPresent();
    }
}
