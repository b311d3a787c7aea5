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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables which stay and which need what a plan drops: the table that they inherit from, the sequence or the enum type of a
 * column.
 */
final class TablesInTheWay {
    private final Map<QualifiedName, List<String>> children = new HashMap<>();
    private final Map<QualifiedName, List<String>> drawing = new HashMap<>();
    private final Map<String, List<String>> typed = new HashMap<>();

    private TablesInTheWay(Schema found, Schema renamed, MigrationPlan plan) {
        Set<QualifiedName> gone = new HashSet<>();
        Set<ObjectKey> changed = new HashSet<>();
        for (Operation operation : plan.operations()) {
            if (operation instanceof DropTable drop) {
                gone.add(drop.table().name());
            } else if (operation instanceof DropColumn drop) {
                changed.add(ObjectKey.column(drop.table(), drop.column().name()));
            } else if (operation instanceof AlterColumn alter) {
                changed.add(ObjectKey.column(alter.table(), alter.to().name()));
            }
        }
        // partitions go with the whole
        found.tables().stream()
                .filter(table ->
                        !gone.contains(table.name()) && !table.ancestry().isPartition())
                .forEach(table -> table.ancestry()
                        .parents()
                        .forEach(parent ->
                                note(children, parent, "table " + table.name() + ", which inherits from it")));
        for (Table table : renamed.tables()) {
            for (Column column : table.columns()) {
                ObjectKey key = ObjectKey.column(table.name(), column.name());
                if (!gone.contains(table.name()) && !changed.contains(key)) {
                    column.value().drawsFrom().forEach(sequence -> note(drawing, sequence, key.toString()));
                    note(typed, column.type().replaceFirst("\\[]$", ""), key.toString());
                }
            }
        }
    }

    private static <K> void note(Map<K, List<String>> users, K used, String user) {
        users.computeIfAbsent(used, any -> new ArrayList<>()).add(user);
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
            return children.getOrDefault(drop.table().name(), List.of());
        }
        if (operation instanceof DropSequence drop) {
            return drawing.getOrDefault(drop.sequence().name(), List.of());
        }
        return operation instanceof DropEnum drop
                ? typed.getOrDefault(drop.type().written(), List.of())
                : List.of();
    }
}
