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
import java.util.Optional;
import java.util.Set;

/**
 * Lets a sequence that a JPA provider names after a table, {@code alunos_seq}, begin behind the rows which that table has
 * already: another strategy of generation must not give their numbers again.
 */
record SequenceStarts(Schema before, Schema after) {
    private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");
    private static final String SUFFIX = "_seq";

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
    private static Optional<ColumnReference> numbered(Sequence sequence, Schema side, Schema other) {
        boolean isAlone = sequence.options().increment() > 0
                && side.sequencesByName().get(sequence.name()).owner().isEmpty();
        return side.tables().stream()
                .filter(table -> isAlone && isNamedAfter(sequence.name(), table.name()))
                .flatMap(table -> key(table).stream())
                .filter(key -> other.table(key.table())
                        .flatMap(table -> table.column(key.column()))
                        .filter(column -> WHOLE_NUMBERS.contains(column.type()))
                        .isPresent())
                .findFirst();
    }

    private static boolean isNamedAfter(QualifiedName sequence, QualifiedName table) {
        return sequence.schema().equals(table.schema()) && sequence.name().equalsIgnoreCase(table.name() + SUFFIX);
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
