package dev.alambique.migration.rename;

import dev.alambique.migration.operation.ColumnOperation.AddColumn;
import dev.alambique.migration.operation.ColumnOperation.AlterColumn;
import dev.alambique.migration.operation.ColumnOperation.DropColumn;
import dev.alambique.migration.operation.EnumOperation.AlterEnum;
import dev.alambique.migration.operation.EnumOperation.CreateEnum;
import dev.alambique.migration.operation.EnumOperation.DropEnum;
import dev.alambique.migration.operation.Operation;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Enum types of which one goes and one like it comes, in a table whose columns change from the one to the other; and
 * values of one type of which one goes and one comes in its place.
 */
final class TypeCandidates {
    private final List<EnumType> gone = new ArrayList<>();
    private final List<EnumType> added = new ArrayList<>();
    private final List<Pair<EnumType>> types = new ArrayList<>();
    private final List<ValuePair> values = new ArrayList<>();
    private final Map<QualifiedName, List<Column>> leaving = new HashMap<>();
    private final Map<QualifiedName, List<Column>> coming = new HashMap<>();

    /** What may be the same before and after. */
    record Pair<T>(T before, T after) {}

    /** A value of a type that may be another one. */
    record ValuePair(EnumType type, String before, String after) {}

    /** Takes note of a type that stays although it is not asked for. */
    void kept(EnumType type) {
        gone.add(type);
    }

    void note(Operation operation) {
        if (operation instanceof DropEnum drop) {
            gone.add(drop.type());
        } else if (operation instanceof CreateEnum create) {
            added.add(create.type());
        } else if (operation instanceof AlterEnum alter) {
            value(alter.from(), alter.to().values());
        } else if (operation instanceof AlterColumn alter) {
            column(leaving, alter.table(), alter.from());
            column(coming, alter.table(), alter.to());
        } else if (operation instanceof DropColumn drop) {
            column(leaving, drop.table(), drop.column());
        } else if (operation instanceof AddColumn add) {
            column(coming, add.table(), add.column());
        }
    }

    private static void column(Map<QualifiedName, List<Column>> columns, QualifiedName table, Column column) {
        columns.computeIfAbsent(table, any -> new ArrayList<>()).add(column);
    }

    private void value(EnumType type, List<String> after) {
        List<String> went =
                type.values().stream().filter(each -> !after.contains(each)).toList();
        List<String> came =
                after.stream().filter(each -> !type.values().contains(each)).toList();
        if (went.size() == 1 && came.size() == 1) {
            List<String> renamed = new ArrayList<>(type.values());
            renamed.set(renamed.indexOf(went.get(0)), came.get(0));
            if (renamed.equals(after)) {
                values.add(new ValuePair(type, went.get(0), came.get(0)));
            }
        }
    }

    List<Pair<EnumType>> types() {
        for (EnumType old : gone) {
            for (EnumType now : added) {
                if (areAlike(old.values(), now.values()) && isReplaced(old, now)) {
                    types.add(new Pair<>(old, now));
                }
            }
        }
        return types;
    }

    List<ValuePair> values() {
        return values;
    }

    /** Whether most values are in both. */
    private static boolean areAlike(List<String> one, List<String> other) {
        long shared = one.stream().filter(other::contains).count();
        return shared > 0 && 2 * shared >= Math.max(one.size(), other.size());
    }

    private boolean isReplaced(EnumType old, EnumType now) {
        return leaving.entrySet().stream()
                .anyMatch(table -> table.getValue().stream().anyMatch(old::isTypeOf)
                        && coming.getOrDefault(table.getKey(), List.of()).stream()
                                .anyMatch(now::isTypeOf));
    }
}
