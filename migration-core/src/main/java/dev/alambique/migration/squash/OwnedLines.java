package dev.alambique.migration.squash;

import dev.alambique.migration.operation.MigrationPlan;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.Ownership;
import dev.alambique.migration.operation.SequenceOperation.SetOwner;
import dev.alambique.migration.operation.Summary;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The operations of a baseline's header. What generated revisions created is owned after it as before; what was written by
 * hand is owned neither before nor after, so that a creation is named only where all of it is owned.
 *
 * @param plan the operations that create the schema
 * @param owned what the squashed revisions own
 */
record OwnedLines(MigrationPlan plan, Schema schema, Ownership owned) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Set<ObjectKey> created = new TreeSet<>();
        Set<ObjectKey> commented = new TreeSet<>();
        for (Operation operation : plan.operations()) {
            String line = Summary.of(operation);
            Ownership alone = Ownership.recorded(List.of(line));
            created.addAll(alone.objects());
            commented.addAll(alone.comments());
            if (isOwned(operation, alone)) {
                lines.add(line);
            }
        }
        Ownership told = Ownership.recorded(lines);
        Map<ObjectKey, QualifiedName> tables = tables();
        created.retainAll(owned.objects());
        created.removeAll(told.objects());
        for (ObjectKey key : created) {
            lines.add(Optional.ofNullable(tables.get(key))
                    .map(table -> Summary.owns(key, table))
                    .orElseGet(() -> Summary.owns(key)));
        }
        commented.retainAll(owned.comments());
        commented.removeAll(told.comments());
        commented.forEach(key -> lines.add(Summary.ownsComment(key)));
        return lines;
    }

    /** What says nothing of ownership is not told, but for the column that a sequence of the model's serves. */
    private boolean isOwned(Operation operation, Ownership created) {
        if (operation instanceof SetOwner owner) {
            return owned.owns(ObjectKey.sequence(owner.sequence()));
        }
        return !created.equals(Ownership.none())
                && owned.objects().containsAll(created.objects())
                && owned.comments().containsAll(created.comments());
    }

    /** The tables of what has a name of its own and goes with one. */
    private Map<ObjectKey, QualifiedName> tables() {
        Map<ObjectKey, QualifiedName> tables = new HashMap<>();
        schema.tables()
                .forEach(table -> table.indexes()
                        .forEach(index ->
                                tables.put(ObjectKey.index(table.name().sibling(index.name())), table.name())));
        for (Sequence sequence : schema.sequences()) {
            sequence.owner().ifPresent(owner -> tables.put(sequence.key(), owner.table()));
        }
        return tables;
    }
}
