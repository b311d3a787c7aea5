package dev.alambique.migration.diff;

import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The cycles that foreign keys form among some tables: Tarjan's strongly connected components. A key inside a cycle of
 * two or more tables cannot be part of CREATE TABLE; all others can.
 */
final class KeyCycles {
    private final Map<QualifiedName, Table> tables;
    private final Map<QualifiedName, Integer> index = new HashMap<>();
    private final Map<QualifiedName, Integer> low = new HashMap<>();
    private final Map<QualifiedName, Integer> component = new HashMap<>();
    private final Deque<QualifiedName> stack = new ArrayDeque<>();
    private final Set<QualifiedName> path = new HashSet<>();
    private final Map<QualifiedName, Set<ForeignKey>> closing = new HashMap<>();
    private int components;

    KeyCycles(Collection<Table> tables) {
        this.tables = tables.stream().collect(Collectors.toMap(Table::name, Function.identity()));
        tables.forEach(table -> visit(table.name()));
    }

    /** Whether the key runs inside a cycle of two or more of the tables. */
    boolean contains(Table table, ForeignKey key) {
        return !key.target().equals(table.name())
                && component.containsKey(key.target())
                && component.get(key.target()).equals(component.get(table.name()));
    }

    /** Whether the key closes a cycle of two or more of the tables: without the keys that do, there is none. */
    boolean isClosedBy(Table table, ForeignKey key) {
        return closing.getOrDefault(table.name(), Set.of()).contains(key);
    }

    private void visit(QualifiedName table) {
        if (index.containsKey(table)) {
            return;
        }
        index.put(table, index.size());
        low.put(table, index.get(table));
        stack.push(table);
        path.add(table);
        for (ForeignKey key : tables.get(table).foreignKeys()) {
            QualifiedName target = key.target();
            if (path.contains(target) && !target.equals(table)) {
                closing.computeIfAbsent(table, any -> new HashSet<>()).add(key);
            }
            if (tables.containsKey(target) && !component.containsKey(target)) {
                boolean seen = index.containsKey(target);
                visit(target);
                low.merge(table, seen ? index.get(target) : low.get(target), Math::min);
            }
        }
        path.remove(table);
        if (low.get(table).equals(index.get(table))) {
            close(table);
        }
    }

    private void close(QualifiedName root) {
        QualifiedName member;
        do {
            member = stack.pop();
            component.put(member, components);
        } while (!member.equals(root));
        components++;
    }
}
