package dev.alambique.migration.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The tables that a table takes columns and constraints over from ({@code pg_inherits}), and what came from them. Two are
 * equal if they have the same parents and the same bound: the rest follows from the parents.
 *
 * @param parents in the order in which they were named
 * @param bound the rows that it holds as a partition of its one parent: {@code FOR VALUES IN (1)}, {@code DEFAULT}
 * @param columns the columns that a parent has too ({@code pg_attribute.attinhcount})
 * @param constraints the checks and rules of NOT NULL that a parent has too; those keys of a partition that belong to a
 *     key of its parent ({@code pg_constraint.coninhcount})
 * @param indexes the indexes of a partition that belong to an index of its parent ({@code pg_class.relispartition})
 */
public record Ancestry(
        List<QualifiedName> parents,
        Optional<String> bound,
        SortedMap<String, Origin> columns,
        SortedMap<String, Origin> constraints,
        SortedMap<String, Origin> indexes) {
    /** That of a table without parents. */
    public static final Ancestry NONE =
            new Ancestry(List.of(), Optional.empty(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public Ancestry {
        parents = List.copyOf(parents);
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        constraints = Collections.unmodifiableSortedMap(new TreeMap<>(constraints));
        indexes = Collections.unmodifiableSortedMap(new TreeMap<>(indexes));
        if (bound.isPresent() && parents.size() != 1) {
            throw new IllegalArgumentException("a partition has one parent, not " + parents.size());
        }
    }

    /** Whether what came from a parent would be there without it. */
    public enum Origin {
        /** It goes with the parent's. */
        TAKEN_OVER,
        /** The table says it too ({@code attislocal}, {@code conislocal}). */
        SHARED
    }

    public boolean isPartition() {
        return bound.isPresent();
    }

    public Ancestry withParents(List<QualifiedName> other) {
        return new Ancestry(other, bound, columns, constraints, indexes);
    }

    /** Whether a parent has the column too. */
    public boolean hasColumn(String column) {
        return columns.containsKey(column);
    }

    /** Whether a parent has the constraint too. */
    public boolean hasConstraint(String constraint) {
        return constraints.containsKey(constraint);
    }

    /** Whether the index belongs to one of the parent's. */
    public boolean hasIndex(String index) {
        return indexes.containsKey(index);
    }

    /** With other names of the parents and of the columns. */
    Ancestry renamed(UnaryOperator<QualifiedName> tables, UnaryOperator<String> names) {
        SortedMap<String, Origin> renamed = new TreeMap<>();
        columns.forEach((name, origin) -> renamed.put(names.apply(name), origin));
        return new Ancestry(parents.stream().map(tables).toList(), bound, renamed, constraints, indexes);
    }

    /** With another name of a constraint, and of its index. */
    Ancestry renamedPart(String from, String to) {
        return new Ancestry(parents, bound, columns, renamed(constraints, from, to), renamed(indexes, from, to));
    }

    private static SortedMap<String, Origin> renamed(Map<String, Origin> parts, String from, String to) {
        return parts.entrySet().stream()
                .collect(Collectors.toMap(
                        part -> part.getKey().equals(from) ? to : part.getKey(),
                        Map.Entry::getValue,
                        (one, other) -> one,
                        TreeMap::new));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ancestry ancestry
                && asSet(parents).equals(asSet(ancestry.parents))
                && bound.equals(ancestry.bound);
    }

    @Override
    public int hashCode() {
        return Objects.hash(asSet(parents), bound);
    }

    private static Collection<QualifiedName> asSet(List<QualifiedName> names) {
        return new HashSet<>(names);
    }
}
