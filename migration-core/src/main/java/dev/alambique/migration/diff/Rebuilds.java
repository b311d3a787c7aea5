package dev.alambique.migration.diff;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Things that are the same before and after, and must go and come back all the same, because PostgreSQL does not let
 * what they stand on change beneath them.
 */
final class Rebuilds {
    private final Map<QualifiedName, Table> before;
    private final Map<QualifiedName, Table> after;
    private final EnumChanges enums;
    private final KeyCycles changingPersistence;
    private final Map<QualifiedName, ObjectKey> identitiesBefore;
    private final Map<QualifiedName, ObjectKey> identitiesAfter;

    Rebuilds(Map<QualifiedName, Table> before, Map<QualifiedName, Table> after, EnumChanges enums) {
        this.before = before;
        this.after = after;
        this.enums = enums;
        this.identitiesBefore = identities(before.values());
        this.identitiesAfter = identities(after.values());
        this.changingPersistence = new KeyCycles(changingPersistence());
    }

    /**
     * The tables that become logged or unlogged, with the foreign keys that stay: each table waits for those that it
     * refers to, or for those that refer to it (ATPrepChangePersistence in tablecmds.c), so that a cycle waits for ever.
     */
    private List<Table> changingPersistence() {
        List<Table> changing = new ArrayList<>();
        for (Table to : new TreeMap<>(after).values()) {
            Table from = before.get(to.name());
            if (from != null && from.settings().persistence() != to.settings().persistence()) {
                List<Constraint> shapes =
                        to.constraints().stream().map(Constraint::shape).toList();
                changing.add(from.withConstraints(from.foreignKeys().stream()
                        .filter(key -> shapes.contains(key.shape()) && !standsOnWhatChanges(from, to, key))
                        .map(Constraint.class::cast)
                        .toList()));
            }
        }
        return changing;
    }

    /** The columns that have an identity, by its sequence. */
    private static Map<QualifiedName, ObjectKey> identities(Collection<Table> tables) {
        Map<QualifiedName, ObjectKey> columns = new HashMap<>();
        for (Table table : tables) {
            for (Column column : table.columns()) {
                if (column.value() instanceof ColumnValue.Identity identity) {
                    columns.put(identity.sequence(), ObjectKey.column(table.name(), column.name()));
                }
            }
        }
        return columns;
    }

    /** Whether defaults draw from sequences one of which is another afterwards, because it is an identity's before or after. */
    boolean losesItsSequence(Column old, Column now) {
        List<QualifiedName> before = old.value().drawsFrom();
        List<QualifiedName> after = now.value().drawsFrom();
        return !before.isEmpty()
                && !after.isEmpty()
                && Stream.concat(before.stream(), after.stream())
                        .anyMatch(each -> !Objects.equals(identitiesBefore.get(each), identitiesAfter.get(each)));
    }

    /**
     * Whether what stands on a column must go and come back because its generation expression changes, because a column
     * that it reads changes its type, or because of an enum type that changes its values.
     */
    boolean isRebuilt(Table from, Table to, String name) {
        Optional<Column> old = from.column(name);
        Optional<Column> now = to.column(name);
        if (old.isEmpty() || now.isEmpty()) {
            return false;
        }
        boolean generated = old.get().value() instanceof ColumnValue.Generated
                || now.get().value() instanceof ColumnValue.Generated;
        return generated
                && (!old.get().value().equals(now.get().value())
                        || enums.isOf(now.get())
                        || enums.isNamedBy(ObjectKey.columnDefault(to.name(), name))
                        || now.get().value() instanceof ColumnValue.Generated value
                                && value.columns().stream().anyMatch(column -> changesType(from, to, column)));
    }

    /**
     * Whether a column that is rebuilt must be dropped and added. A stored one can become plain, and then keeps its
     * values; the way back is the same operation undone.
     */
    boolean isMadeAnew(Table from, Table to, String name) {
        ColumnValue old = from.column(name).map(Column::value).orElse(new ColumnValue.Given());
        ColumnValue now = to.column(name).map(Column::value).orElse(new ColumnValue.Given());
        boolean oneIsStored = isStored(old) && !(now instanceof ColumnValue.Generated)
                || isStored(now) && !(old instanceof ColumnValue.Generated);
        return isRebuilt(from, to, name) && !oneIsStored;
    }

    private static boolean isStored(ColumnValue value) {
        return value instanceof ColumnValue.Generated generated && generated.storage() == ColumnValue.Storage.STORED;
    }

    private boolean changesType(Table from, Table to, String name) {
        Optional<String> old = from.column(name).map(Column::type);
        Optional<String> now = to.column(name).map(Column::type);
        return old.isPresent()
                && now.isPresent()
                && (!old.equals(now) || to.column(name).filter(enums::isOf).isPresent());
    }

    /** Whether the new type cannot be compared with the old one, so that a foreign key cannot hold in between. */
    private static boolean changesFamily(Table from, Table to, String name) {
        Optional<String> old = from.column(name).map(Column::type);
        Optional<String> now = to.column(name).map(Column::type);
        return old.isPresent() && now.isPresent() && !TypeFamily.isShared(old.get(), now.get());
    }

    /** Whether a constraint of the table stays, but must go meanwhile. */
    boolean isRebuilt(Table from, Table to, Constraint constraint) {
        return standsOnWhatChanges(from, to, constraint)
                || constraint instanceof ForeignKey key && changingPersistence.isClosedBy(from, key);
    }

    private boolean standsOnWhatChanges(Table from, Table to, Constraint constraint) {
        return readsRebuilt(from, to, constraint.columns())
                || constraint instanceof ForeignKey key && losesItsKey(from, to, key);
    }

    /** Whether an index of the table stays, but stands on something that does not. */
    boolean isRebuilt(Table from, Table to, Index index) {
        return readsRebuilt(from, to, index.columns());
    }

    private boolean readsRebuilt(Table from, Table to, List<String> columns) {
        return columns.stream().anyMatch(column -> isRebuilt(from, to, column));
    }

    private boolean losesItsKey(Table from, Table to, ForeignKey key) {
        Table oldTarget = before.get(key.target());
        Table newTarget = after.get(key.target());
        if (oldTarget == null || newTarget == null) {
            return false;
        }
        return isTemporal(key) && key.columns().stream().anyMatch(column -> changesType(from, to, column))
                || isTemporal(key)
                        && key.targetColumns().stream().anyMatch(column -> changesType(oldTarget, newTarget, column))
                || key.columns().stream().anyMatch(column -> changesFamily(from, to, column))
                || key.targetColumns().stream().anyMatch(column -> changesFamily(oldTarget, newTarget, column))
                || readsRebuilt(oldTarget, newTarget, key.targetColumns())
                || !keys(newTarget, key).containsAll(keys(oldTarget, key));
    }

    /** Its operators are those of the target's index, which only compare what is of one type. */
    private static boolean isTemporal(ForeignKey key) {
        return key.period() == Constraint.Period.LAST_COLUMN;
    }

    /** The unique keys of the target, whatever their names, that the foreign key may stand on. */
    private static Set<Object> keys(Table target, ForeignKey key) {
        Set<String> wanted = new HashSet<>(key.targetColumns());
        Set<Object> keys = new HashSet<>();
        for (Constraint constraint : target.constraints()) {
            if (constraint.hasIndex() && wanted.equals(new HashSet<>(constraint.columns()))) {
                keys.add(constraint.shape());
            }
        }
        for (Index index : target.indexes()) {
            if (wanted.equals(new HashSet<>(index.uniqueColumns()))) {
                keys.add(index.shape());
            }
        }
        return keys;
    }
}
