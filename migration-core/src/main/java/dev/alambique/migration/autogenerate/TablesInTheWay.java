package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
import dev.alambique.migration.operation.EnumOperation.DropEnum;
import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.SequenceOperation.DropSequence;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.operation.TableOperation.DropTable;
import dev.alambique.migration.problem.Problem;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The tables which stay and which need what a plan drops: the table that they inherit from, the sequence or the enum type of a
 * column.
 */
final class TablesInTheWay {
    private final Set<QualifiedName> goneTables = new HashSet<>();
    private final Set<ObjectKey> changedColumns = new HashSet<>();
    private final Schema found;
    private final Schema renamed;

    private TablesInTheWay(Schema found, Schema renamed, MigrationPlan plan) {
        this.found = found;
        this.renamed = renamed;
        for (Operation operation : plan.operations()) {
            if (operation instanceof DropTable drop) {
                goneTables.add(drop.table().name());
            } else if (operation instanceof DropColumn drop) {
                changedColumns.add(ObjectKey.column(drop.table(), drop.column().name()));
            } else if (operation instanceof AlterColumn alter) {
                changedColumns.add(ObjectKey.column(alter.table(), alter.to().name()));
            }
        }
    }

    /**
     * What is in the way of a plan.
     *
     * @param found the database with its families of tables
     * @param renamed the database after the renames
     */
    static List<Problem> of(Schema found, Schema renamed, MigrationPlan plan) {
        TablesInTheWay tables = new TablesInTheWay(found, renamed, plan);
        List<Problem> problems = new ArrayList<>();
        for (Operation operation : plan.operations()) {
            List<String> users = tables.users(operation);
            if (!users.isEmpty()) {
                problems.add(Problem.of("What stays needs what is to be dropped.")
                        .with("change", Summary.of(operation))
                        .with("in the way", String.join("\n", users))
                        .instead("change or drop what is in the way in a revision before this one"));
            }
        }
        return problems;
    }

    private List<String> users(Operation operation) {
        if (operation instanceof DropTable drop) {
            // partitions go with the whole
            return staying(found)
                    .filter(table -> !table.ancestry().isPartition()
                            && table.ancestry().parents().contains(drop.table().name()))
                    .map(table -> "table " + table.name() + ", which inherits from it")
                    .toList();
        }
        if (operation instanceof DropSequence drop) {
            return columns(column ->
                    column.value().drawsFrom().contains(drop.sequence().name()));
        }
        return operation instanceof DropEnum drop ? columns(drop.type()::isTypeOf) : List.of();
    }

    private List<String> columns(Predicate<Column> needs) {
        return staying(renamed)
                .flatMap(table -> table.columns().stream()
                        .filter(needs)
                        .map(column -> ObjectKey.column(table.name(), column.name())))
                .filter(column -> !changedColumns.contains(column))
                .map(ObjectKey::toString)
                .toList();
    }

    private Stream<Table> staying(Schema schema) {
        return schema.tables().stream().filter(table -> !goneTables.contains(table.name()));
    }
}
