package dev.alambique.migration.diff;

import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.operation.TableOperation.AttachTable;
import dev.alambique.migration.operation.TableOperation.DetachTable;
import dev.alambique.migration.schema.Ancestry;
import dev.alambique.migration.schema.Ancestry.Origin;
import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables that leave their parents at first and come (back) to them at last, and are changed by themselves in between:
 * those whose parents change, and those to which a change of their parents would do something else than is wanted.
 */
final class Separation {
    private final Map<QualifiedName, Table> before;
    private final Map<QualifiedName, Table> after;
    private final Map<QualifiedName, Table> from;
    private final Map<QualifiedName, Table> to;
    private final List<EnumType> changing;
    private final List<Operation> operations = new ArrayList<>();

    Separation(Schema before, Schema after) {
        this.before = before.tablesByName();
        this.after = after.tablesByName();
        this.from = new HashMap<>(this.before);
        this.to = new HashMap<>(this.after);
        this.changing = before.enums().stream()
                .filter(type -> !after.enums().contains(type))
                .toList();
        this.before.values().forEach(this::leave);
        this.after.values().forEach(this::join);
    }

    /** The schema before, with the tables standing alone that leave their parents. */
    Schema from(Schema schema) {
        return operations.isEmpty() ? schema : schema.withTables(from.values());
    }

    /** The schema after, with the tables standing alone that come to their parents. */
    Schema to(Schema schema) {
        return operations.isEmpty() ? schema : schema.withTables(to.values());
    }

    /** The leaving and the coming. */
    List<Operation> operations() {
        return operations;
    }

    private void leave(Table table) {
        if (isOnlyReparented(table.name())) {
            Table now = after.get(table.name());
            without(table, now).ifPresent(left -> operations.add(new DetachTable(left)));
            from.put(table.name(), now);
        } else if (hasParents(table) && isSeparated(table.name(), before)) {
            operations.add(new DetachTable(table));
            from.put(table.name(), table.standingAlone());
        }
    }

    private void join(Table table) {
        if (isOnlyReparented(table.name())) {
            without(table, before.get(table.name())).ifPresent(joined -> operations.add(new AttachTable(joined)));
        } else if (hasParents(table) && isSeparated(table.name(), after)) {
            operations.add(new AttachTable(table));
            to.put(table.name(), table.standingAlone());
        }
    }

    /** Whether a table has other parents and nothing else changes, there or with them: only those come and go. */
    private boolean isOnlyReparented(QualifiedName name) {
        Table old = before.get(name);
        Table now = after.get(name);
        return old != null
                && now != null
                && !old.ancestry().isPartition()
                && !now.ancestry().isPartition()
                && !old.ancestry().equals(now.ancestry())
                && old.withAncestry(now.ancestry()).equals(now)
                && changing.stream().noneMatch(type -> type.isUsedBy(old))
                && Stream.of(old, now)
                        .flatMap(table -> table.ancestry().parents().stream())
                        .allMatch(parent -> Objects.equals(before.get(parent), after.get(parent)));
    }

    /** The table with those parents alone that it does not have in its other state, if there are any. */
    private static Optional<Table> without(Table table, Table other) {
        List<QualifiedName> own = table.ancestry().parents().stream()
                .filter(parent -> !other.ancestry().parents().contains(parent))
                .toList();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(table.withAncestry(table.ancestry().withParents(own)));
    }

    private static boolean hasParents(Table table) {
        return !table.ancestry().parents().isEmpty();
    }

    private boolean isSeparated(QualifiedName name, Map<QualifiedName, Table> side) {
        Table old = before.get(name);
        Table now = after.get(name);
        if (old == null || now == null) {
            return !Birth.isPlain(side.get(name), side);
        }
        if (isRepartitioned(now.ancestry())) {
            return false;
        }
        return !old.ancestry().equals(now.ancestry())
                || old.columns().stream().anyMatch(column -> isMisled(column, old, now))
                || old.constraints().stream()
                        .filter(Check.class::isInstance)
                        .anyMatch(each -> isMisled(
                                old.ancestry().constraints().get(each.name()),
                                now.constraint(each.name()).isPresent(),
                                now.ancestry().hasConstraint(each.name())));
    }

    /** Whether a partitioned table is partitioned otherwise afterwards, which cannot be altered. */
    private boolean isRepartitioned(Ancestry ancestry) {
        return ancestry.isPartition()
                && ancestry.parents().stream()
                        .anyMatch(parent -> before.containsKey(parent)
                                && after.containsKey(parent)
                                && !before.get(parent)
                                        .settings()
                                        .partitionKey()
                                        .equals(after.get(parent).settings().partitionKey()));
    }

    private boolean isMisled(Column old, Table from, Table to) {
        String name = old.name();
        if (isMisled(
                from.ancestry().columns().get(name),
                to.column(name).isPresent(),
                to.ancestry().hasColumn(name))) {
            return true;
        }
        Set<QualifiedName> masters = masters(after, to.ancestry(), name);
        return from.ancestry().hasColumn(name)
                && to.column(name)
                        .filter(now -> !masters.equals(masters(before, from.ancestry(), name))
                                || masters.size() > 1 && isRetyped(old, now)
                                || losesNotNull(old, now, from.ancestry()))
                        .isPresent();
    }

    /**
     * The parents that a column comes from. PostgreSQL does not alter it by one of several, and where it goes from one of
     * them, its NOT NULL stays (PostgreSQL 18).
     */
    private static Set<QualifiedName> masters(Map<QualifiedName, Table> side, Ancestry ancestry, String column) {
        return ancestry.parents().stream()
                .filter(parent -> !side.containsKey(parent)
                        || side.get(parent).column(column).isPresent())
                .collect(Collectors.toSet());
    }

    private static boolean isRetyped(Column old, Column now) {
        return !old.type().equals(now.type()) || !old.collation().equals(now.collation());
    }

    /** Whether something begins or ceases to be a parent's too, or would stay when the parent's goes. */
    private static boolean isMisled(@Nullable Origin origin, boolean stays, boolean inherited) {
        return stays ? (origin != null) != inherited : origin == Origin.SHARED;
    }

    /** Before PostgreSQL 18 nobody knows that a column is NOT NULL of its own accord when its parent's is no more. */
    private boolean losesNotNull(Column old, Column now, Ancestry ancestry) {
        return old.notNull()
                && now.notNull()
                && old.rule().isEmpty()
                && ancestry.parents().stream()
                        .anyMatch(parent -> isNotNull(before.get(parent), old) != isNotNull(after.get(parent), old));
    }

    private static boolean isNotNull(@Nullable Table table, Column column) {
        return table != null
                && table.column(column.name()).filter(Column::notNull).isPresent();
    }
}
