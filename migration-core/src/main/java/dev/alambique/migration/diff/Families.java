package dev.alambique.migration.diff;

import dev.alambique.migration.schema.Ancestry.Origin;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence.ColumnReference;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tables that take columns over from one another, before and after. What is done to a column is done to those of the tables
 * below as well, so that only what they have of their own is to be said of them.
 */
final class Families {
    /** No table has parents. */
    static final Families NONE = new Families(Map.of(), Map.of());

    private final Map<QualifiedName, Table> before;
    private final Map<QualifiedName, Table> after;
    private final Map<ColumnReference, ColumnReference> origins = new HashMap<>();
    private final Map<ColumnReference, List<QualifiedName>> heirs = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    private final Map<QualifiedName, List<Table>> partitions = new HashMap<>();

    /** Columns, taken over or not, that a table right below has too. */
    private final Set<ColumnReference> above = new HashSet<>();

    private Families(Map<QualifiedName, Table> before, Map<QualifiedName, Table> after) {
        this.before = before;
        this.after = after;
        for (Map<QualifiedName, Table> side : List.of(before, after)) {
            Kinship kinship = new Kinship();
            for (Table table : side.values()) {
                for (String column : table.ancestry().columns().keySet()) {
                    origins.put(new ColumnReference(table.name(), column), topmost(side, table, column));
                    for (QualifiedName parent : table.ancestry().parents()) {
                        above.add(new ColumnReference(parent, column));
                        if (in(side, new ColumnReference(parent, column)).isPresent()) {
                            kinship.join(Footprint.column(table.name(), column), Footprint.column(parent, column));
                        }
                    }
                }
            }
            aliases.putAll(kinship.names());
        }
        for (Table table : after.values()) {
            for (QualifiedName parent : table.ancestry().parents()) {
                if (table.ancestry().isPartition() && isPartitionBefore(table)) {
                    partitions.computeIfAbsent(parent, any -> new ArrayList<>()).add(table);
                }
            }
        }
        origins.forEach((column, origin) ->
                heirs.computeIfAbsent(origin, any -> new ArrayList<>()).add(column.table()));
    }

    private boolean isPartitionBefore(Table table) {
        Table old = before.get(table.name());
        return old != null && old.ancestry().parents().equals(table.ancestry().parents());
    }

    static Families of(Schema before, Schema after) {
        return new Families(before.tablesByName(), after.tablesByName());
    }

    private static ColumnReference topmost(Map<QualifiedName, Table> side, Table table, String column) {
        for (QualifiedName parent : table.ancestry().parents()) {
            Table above = side.get(parent);
            if (above != null && above.column(column).isPresent()) {
                return above.ancestry().hasColumn(column)
                        ? topmost(side, above, column)
                        : new ColumnReference(parent, column);
            }
        }
        return new ColumnReference(table.name(), column);
    }

    /** Whether the column comes from another table, which is compared. */
    boolean isInherited(QualifiedName table, String column) {
        ColumnReference here = new ColumnReference(table, column);
        return origins.containsKey(here) && !origins.get(here).equals(here);
    }

    /** Whether the column goes with that of a parent, or comes with it. */
    boolean follows(Table table, String column) {
        return isInherited(table.name(), column) && table.ancestry().columns().get(column) == Origin.TAKEN_OVER;
    }

    /** Whether tables below have the column from this one. */
    boolean hasHeirs(QualifiedName table, String column) {
        return heirs.containsKey(new ColumnReference(table, column))
                || isInherited(table, column) && above.contains(new ColumnReference(table, column));
    }

    /** The column before, in the table that it comes from first. */
    Optional<Column> originBefore(QualifiedName table, String column) {
        return in(before, origins.get(new ColumnReference(table, column)));
    }

    /** The column afterwards, in the table that it comes from first. */
    Optional<Column> originAfter(QualifiedName table, String column) {
        return in(after, origins.get(new ColumnReference(table, column)));
    }

    private static Optional<Column> in(Map<QualifiedName, Table> side, ColumnReference column) {
        return Optional.ofNullable(side.get(column.table())).flatMap(table -> table.column(column.column()));
    }

    /** Whether the value of a column is the same in all the tables that have it from one another, before and afterwards. */
    boolean shareValue(QualifiedName table, String column) {
        ColumnReference here = new ColumnReference(table, column);
        ColumnReference origin = origins.getOrDefault(here, here);
        return isShared(before, origin) && isShared(after, origin);
    }

    private boolean isShared(Map<QualifiedName, Table> side, ColumnReference origin) {
        Set<ColumnValue> values = new HashSet<>();
        in(side, origin).ifPresent(column -> values.add(column.value()));
        for (QualifiedName heir : heirs.getOrDefault(origin, List.of())) {
            in(side, new ColumnReference(heir, origin.column())).ifPresent(column -> values.add(column.value()));
        }
        return values.size() <= 1;
    }

    /** Whether a direct parent's column is such before, and not after; or the other way round. */
    boolean changesAbove(Table from, Table to, String column, Predicate<Column> property) {
        return isSaidAbove(before, from, column, property) != isSaidAbove(after, to, column, property);
    }

    /** Whether a direct parent's column is such before. */
    boolean isAboveBefore(Table from, String column, Predicate<Column> property) {
        return isSaidAbove(before, from, column, property);
    }

    /** Whether a direct parent's column is such afterwards. */
    boolean isAboveAfter(Table to, String column, Predicate<Column> property) {
        return isSaidAbove(after, to, column, property);
    }

    private static boolean isSaidAbove(
            Map<QualifiedName, Table> side, Table table, String column, Predicate<Column> property) {
        return table.ancestry().parents().stream()
                .anyMatch(parent -> in(side, new ColumnReference(parent, column))
                        .filter(property)
                        .isPresent());
    }

    /** The table and all above it, before. */
    Set<QualifiedName> linesBefore(Table table) {
        return lines(before, table);
    }

    /** The table and all above it, afterwards. */
    Set<QualifiedName> linesAfter(Table table) {
        return lines(after, table);
    }

    /** All above a table, which is on one side alone. */
    Set<QualifiedName> above(Table table) {
        Set<QualifiedName> above = lines(before.containsKey(table.name()) ? before : after, table);
        above.remove(table.name());
        return above;
    }

    private static Set<QualifiedName> lines(Map<QualifiedName, Table> side, Table table) {
        Set<QualifiedName> lines = new HashSet<>(Set.of(table.name()));
        for (QualifiedName parent : table.ancestry().parents()) {
            lines.add(parent);
            Optional.ofNullable(side.get(parent)).ifPresent(above -> lines.addAll(lines(side, above)));
        }
        return lines;
    }

    /** The names of the indexes that PostgreSQL makes in the partitions that are there, with one of the whole. */
    List<String> born(QualifiedName whole, Index index) {
        return born(
                whole,
                partition -> partition.indexes().stream()
                        .filter(each -> partition.ancestry().hasIndex(each.name()))
                        .filter(each -> each.shape().equals(index.shape()))
                        .map(each -> Birth.usualName(partition.name(), each)));
    }

    /** As {@link #born(QualifiedName, Index)}, of a constraint with an index. */
    List<String> born(QualifiedName whole, Constraint constraint) {
        return born(
                whole,
                partition -> partition.constraints().stream()
                        .filter(Constraint::hasIndex)
                        .filter(each -> partition.ancestry().hasConstraint(each.name()))
                        .filter(each -> each.shape().equals(constraint.shape()))
                        .map(each -> Birth.usualName(partition.name(), each)));
    }

    /** The names of what goes from the partitions that stay, with a key of the whole. */
    List<String> gone(QualifiedName whole, Constraint key) {
        return partitions.getOrDefault(whole, List.of()).stream()
                .map(partition -> before.get(partition.name()))
                .flatMap(partition -> Stream.concat(
                        partition.constraints().stream()
                                .filter(each -> partition.ancestry().hasConstraint(each.name()))
                                .filter(each -> each.shape().equals(key.shape()))
                                .flatMap(each -> Footprint.names(partition.name(), each).stream()),
                        gone(partition.name(), key).stream()))
                .toList();
    }

    /** Whether the partition did not have it before: it has come with one of the whole. */
    boolean isBorn(QualifiedName partition, String indexOrKey) {
        Table old = before.get(partition);
        return old != null
                && old.index(indexOrKey).isEmpty()
                && old.constraint(indexOrKey).isEmpty();
    }

    private List<String> born(QualifiedName whole, Function<Table, Stream<String>> names) {
        return partitions.getOrDefault(whole, List.of()).stream()
                .flatMap(partition -> Stream.concat(
                        names.apply(partition)
                                .map(name -> Footprint.relation(partition.name().sibling(name))),
                        born(partition.name(), names).stream()))
                .toList();
    }

    /** The footprint in which each column goes by the name that all of its family have. */
    Footprint named(Footprint footprint) {
        return aliases.isEmpty() ? footprint : footprint.named(name -> aliases.getOrDefault(name, name));
    }
}
