package dev.alambique.migration.autogenerate;

import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.SequenceOperation.CreateSequence;
import dev.alambique.migration.operation.SequenceOperation.DropSequence;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Sequence.ColumnReference;
import dev.alambique.migration.schema.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a sequence that a JPA provider names after a table, {@code alunos_seq}, begin behind the rows which that table has
 * already: another strategy of generation must not give their numbers again.
 */
final class SequenceStarts {
    private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");
    private static final String SUFFIX = "_seq";

    private final Side before;
    private final Side after;

    SequenceStarts(Schema before, Schema after) {
        this.before = new Side(before);
        this.after = new Side(after);
    }

    MigrationPlan in(MigrationPlan plan) {
        return new MigrationPlan(plan.operations().stream().map(this::in).toList());
    }

    private Operation in(Operation operation) {
        if (operation instanceof CreateSequence create) {
            return new CreateSequence(create.sequence(), numbered(create.sequence(), after, before));
        }
        return operation instanceof DropSequence drop
                ? new DropSequence(drop.sequence(), numbered(drop.sequence(), before, after))
                : operation;
    }

    /** The key that the code numbers by the sequence, on the side that has it, where the table is on the other side too. */
    private static Optional<ColumnReference> numbered(Sequence sequence, Side side, Side other) {
        boolean isAlone = sequence.options().increment() > 0
                && side.sequences.get(sequence.name()).owner().isEmpty();
        return Optional.ofNullable(side.bySequence.get(lower(sequence.name())))
                .filter(table -> isAlone)
                .flatMap(SequenceStarts::key)
                .filter(key -> Optional.ofNullable(other.tables.get(key.table()))
                        .flatMap(table -> table.column(key.column()))
                        .filter(column -> WHOLE_NUMBERS.contains(column.type()))
                        .isPresent());
    }

    /** Unquoted, {@code alunos_SEQ} is {@code alunos_seq}. */
    private static QualifiedName lower(QualifiedName name) {
        return name.sibling(name.name().toLowerCase(Locale.ROOT));
    }

    private static final class Side {
        private final Map<QualifiedName, Table> tables;
        private final Map<QualifiedName, Sequence> sequences;
        private final Map<QualifiedName, Table> bySequence = new HashMap<>();

        Side(Schema schema) {
            tables = schema.tablesByName();
            sequences = schema.sequencesByName();
            for (Table table : schema.tables()) {
                bySequence.put(lower(table.name().sibling(table.name().name() + SUFFIX)), table);
            }
        }
    }

    private static Optional<ColumnReference> key(Table table) {
        return table.constraints().stream()
                .filter(PrimaryKey.class::isInstance)
                .filter(each -> each.columns().size() == 1)
                .map(each -> table.column(each.columns().get(0)).orElseThrow())
                .filter(column -> WHOLE_NUMBERS.contains(column.type()) && column.value() instanceof ColumnValue.Given)
                .map(Column::name)
                .map(column -> new ColumnReference(table.name(), column))
                .findFirst();
    }
}
