package dev.alambique.migration.diff;

import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.TableOperation.AlterTable;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue.Identity;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.Persistence;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.ReplicaIdentity;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TableSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs in how a table is kept. Two settings name an index: they follow it to another name by themselves, and are
 * forgotten when it is dropped, so that they are taken off before and put on again after it was rebuilt. The parameters of
 * the TOAST table need one. Whether a table is partitioned cannot be altered.
 */
final class SettingsDiff {
    private final Table from;
    private final Table to;
    private final Map<String, String> staying = new HashMap<>();
    private final Set<QualifiedName> refersTo = new HashSet<>();

    SettingsDiff(Table from, Table to) {
        this.from = from;
        this.to = to;
    }

    /** Takes note of an index that is there before and after. */
    void stays(String before, String after) {
        staying.put(before, after);
    }

    /** Takes note of a constraint that is there before and after, and of the table that it ties this one to. */
    void stays(Constraint before, Constraint after) {
        stays(before.name(), after.name());
        if (before instanceof ForeignKey key && !key.target().equals(to.name())) {
            refersTo.add(key.target());
        }
    }

    /** The column as the persistence of its table leaves it: the sequence of an identity follows its table. */
    Column followed(Column old, Column now) {
        Persistence persistence = to.settings().persistence();
        if (from.settings().persistence() != persistence
                && old.value() instanceof Identity before
                && now.value() instanceof Identity after
                && after.options().persistence() == persistence) {
            return old.withValue(before.withOptions(before.options().withPersistence(persistence)));
        }
        return old;
    }

    List<Operation> operations() {
        TableSettings old = from.settings();
        TableSettings detached = old.withReplicaIdentity(old.replicaIdentity()
                        .index()
                        .filter(index -> !staying.containsKey(index))
                        .map(gone -> ReplicaIdentity.DEFAULT)
                        .orElse(old.replicaIdentity()))
                .withClusteredOn(old.clusteredOn().filter(staying::containsKey))
                .withParameters(parametersInBetween());
        TableSettings followed = detached.withReplicaIdentity(detached.replicaIdentity()
                        .index()
                        .map(index -> ReplicaIdentity.of(staying.get(index)))
                        .orElse(detached.replicaIdentity()))
                .withClusteredOn(detached.clusteredOn().map(staying::get));
        return Stream.of(alter(old, detached), alter(followed, to.settings().withPartitionKey(old.partitionKey())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The parameters of a TOAST table come after the columns that need one, and go before them. */
    private List<String> parametersInBetween() {
        List<String> toast = from.settings().toastParameters();
        List<String> stay = wideColumns(from).equals(wideColumns(to))
                ? toast
                : to.settings().toastParameters();
        return from.settings().parameters().stream()
                .filter(each -> !toast.contains(each) || stay.contains(each))
                .toList();
    }

    private static Set<String> wideColumns(Table table) {
        return table.columns().stream()
                .filter(each -> each.isWide())
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    private Optional<Operation> alter(TableSettings before, TableSettings after) {
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(new AlterTable(to.name(), before, after, refersTo));
    }
}
