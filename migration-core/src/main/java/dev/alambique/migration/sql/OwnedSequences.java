package dev.alambique.migration.sql;

import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.SequenceOperation.DropSequence;
import dev.alambique.migration.operation.SequenceOperation.SetOwner;
import dev.alambique.migration.operation.TableOperation.DropTable;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Sequence.ColumnReference;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The operations that PostgreSQL carries out by itself: a sequence is dropped with the column that owns it (an automatic
 * dependency in {@code pg_depend}), and one that is dropped need not be set free before.
 */
final class OwnedSequences {
    private OwnedSequences() {}

    /** Those of the operations, in the order in which they run, that need no statement. */
    static Set<Operation> unsaid(List<Operation> operations) {
        Set<Operation> unsaid = new HashSet<>();
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i) instanceof SetOwner free && free.to().isEmpty()) {
                unsaid.addAll(unsaid(free, operations.subList(i + 1, operations.size())));
            }
        }
        return unsaid;
    }

    private static Set<Operation> unsaid(SetOwner free, List<Operation> later) {
        Optional<Integer> dropped = first(later, each -> drops(each, free.sequence()));
        if (free.from().isEmpty() || dropped.isEmpty()) {
            return Set.of();
        }
        ColumnReference owner = free.from().get();
        Optional<Integer> gone = first(later, each -> removes(each, owner)).filter(at -> at < dropped.get());
        if (gone.isEmpty()) {
            return Set.of(free);
        }
        // another column may draw from it, and let it go only after its owner is gone
        boolean used = later.subList(gone.get() + 1, dropped.get()).stream()
                .flatMap(OwnedSequences::lost)
                .anyMatch(column -> column.value().drawsFrom().contains(free.sequence()));
        return used ? Set.of() : Set.of(free, later.get(dropped.get()));
    }

    private static Optional<Integer> first(List<Operation> operations, Predicate<Operation> wanted) {
        return IntStream.range(0, operations.size())
                .filter(i -> wanted.test(operations.get(i)))
                .boxed()
                .findFirst();
    }

    private static boolean drops(Operation operation, QualifiedName sequence) {
        return operation instanceof DropSequence drop && drop.sequence().name().equals(sequence);
    }

    private static boolean removes(Operation operation, ColumnReference owner) {
        if (operation instanceof DropTable drop) {
            return drop.table().name().equals(owner.table());
        }
        return operation instanceof DropColumn drop
                && drop.table().equals(owner.table())
                && drop.column().name().equals(owner.column());
    }

    /** The columns that are no longer as they were once the operation is done. */
    private static Stream<Column> lost(Operation operation) {
        if (operation instanceof DropTable drop) {
            return drop.table().columns().stream();
        }
        if (operation instanceof DropColumn drop) {
            return Stream.of(drop.column());
        }
        return operation instanceof AlterColumn alter ? Stream.of(alter.from()) : Stream.empty();
    }
}
