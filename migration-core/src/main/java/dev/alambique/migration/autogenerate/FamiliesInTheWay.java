package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.ColumnOperation;
import dev.alambique.migration.operation.ColumnOperation.AddColumn;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes to a column which a table of the database takes over from a parent: a model, which knows nothing of that, asks for
 * the change in each table, and PostgreSQL makes it in the parent alone.
 */
final class FamiliesInTheWay {
    private FamiliesInTheWay() {}

    /**
     * What is in the way of a plan.
     *
     * @param found the database with its families of tables
     */
    static List<Problem> of(Schema found, MigrationPlan plan) {
        List<Problem> problems = new ArrayList<>();
        Map<QualifiedName, Table> tables = found.tablesByName();
        Set<ObjectKey> added = new HashSet<>();
        for (ColumnOperation operation : columnOperations(plan)) {
            if (operation instanceof AddColumn add) {
                added.add(ObjectKey.column(add.table(), add.column().name()));
            }
        }
        for (ColumnOperation operation : columnOperations(plan)) {
            Table table = tables.get(operation.table());
            if (table == null) {
                continue;
            }
            List<QualifiedName> parents = table.ancestry().parents();
            changed(operation)
                    .filter(column -> table.ancestry().hasColumn(column)
                            || parents.stream().anyMatch(parent -> added.contains(ObjectKey.column(parent, column))))
                    .ifPresent(column ->
                            problems.add(problem(operation, ObjectKey.column(table.name(), column), parents)));
        }
        return problems;
    }

    private static List<ColumnOperation> columnOperations(MigrationPlan plan) {
        return plan.operations().stream()
                .filter(ColumnOperation.class::isInstance)
                .map(ColumnOperation.class::cast)
                .toList();
    }

    /** The column that the operation changes in a way in which a table cannot differ from its parents. */
    private static Optional<String> changed(ColumnOperation operation) {
        if (operation instanceof AddColumn add) {
            return Optional.of(add.column().name());
        }
        if (operation instanceof DropColumn drop) {
            return Optional.of(drop.column().name());
        }
        if (operation instanceof AlterColumn alter) {
            Column from = alter.from();
            Column to = alter.to();
            boolean differs = !from.type().equals(to.type())
                    || !from.collation().equals(to.collation())
                    || from.notNull() && !to.notNull();
            return differs ? Optional.of(to.name()) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Problem problem(ColumnOperation operation, ObjectKey column, List<QualifiedName> parents) {
        String names = parents.stream().map(QualifiedName::toString).collect(Collectors.joining(", "));
        return Problem.of("Column " + column.name() + " is to change, and its table inherits.")
                .with("change", Summary.of(operation))
                .with(
                        "reason",
                        "in the database it comes from " + names + ", where PostgreSQL changes it for all tables")
                .instead("write this change by hand, with revision -m and without --autogenerate");
    }
}
