package dev.alambique.migration.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that a database holds of what this library compares.
 *
 * @param namespaces sorted by name
 * @param enums sorted by name
 * @param tables sorted by name
 * @param sequences sorted by name, without those of identity columns
 * @param readers sorted by kind and name; not part of a comparison
 * @param unmodelled what it holds that this model cannot say: domains, composite and range types, in the order of their
 *     creation
 * @param uncompared what else it holds: views, functions, triggers …; not part of a comparison
 */
public record Schema(
        List<Namespace> namespaces,
        List<EnumType> enums,
        List<Table> tables,
        List<Sequence> sequences,
        List<Reader> readers,
        List<OtherType> unmodelled,
        List<Uncompared> uncompared) {
    public Schema {
        namespaces = sorted(namespaces, Namespace::name);
        enums = sorted(enums, EnumType::name);
        tables = sorted(tables, Table::name);
        sequences = sorted(sequences, Sequence::name);
        readers = sorted(readers, Reader::toString);
        unmodelled = List.copyOf(unmodelled);
        uncompared = sorted(uncompared, Uncompared::phrase);
    }

    private static <T, K extends Comparable<K>> List<T> sorted(Collection<T> values, Function<T, K> name) {
        return values.stream().sorted(Comparator.comparing(name)).toList();
    }

    public Optional<Table> table(QualifiedName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** Whether a type of that name is there, which every table and view brings along too. */
    public boolean hasType(QualifiedName name) {
        return table(name).isPresent()
                || enums.stream().anyMatch(each -> each.name().equals(name))
                || unmodelled.stream().anyMatch(each -> each.name().equals(name))
                || views().stream().anyMatch(each -> each.name().equals(name));
    }

    public SortedMap<QualifiedName, EnumType> enumsByName() {
        return byName(enums, EnumType::name);
    }

    public SortedMap<QualifiedName, Table> tablesByName() {
        return byName(tables, Table::name);
    }

    public SortedMap<QualifiedName, Sequence> sequencesByName() {
        return byName(sequences, Sequence::name);
    }

    public SortedMap<String, Namespace> namespacesByName() {
        return byName(namespaces, Namespace::name);
    }

    public Schema withTables(Collection<Table> other) {
        return new Schema(namespaces, enums, List.copyOf(other), sequences, readers, unmodelled, uncompared);
    }

    public Schema withNamespaces(Collection<Namespace> other) {
        return new Schema(List.copyOf(other), enums, tables, sequences, readers, unmodelled, uncompared);
    }

    public Schema withSequences(Collection<Sequence> other) {
        return new Schema(namespaces, enums, tables, List.copyOf(other), readers, unmodelled, uncompared);
    }

    /**
     * The schema without partitions, which follow the table that they are of, and with other tables as if they had no
     * parents. A partitioned table names its partitions among what it has and the model cannot say.
     */
    public Schema withoutAncestry() {
        return withTables(tables.stream()
                .filter(table -> !table.ancestry().isPartition())
                .map(table -> table.settings().partitionKey().isPresent() ? namingPartitions(table) : table)
                .map(table -> table.withAncestry(Ancestry.NONE))
                .toList());
    }

    private Table namingPartitions(Table table) {
        List<String> unmodelled = new ArrayList<>(table.unmodelled());
        Heirs.of(this, table.name(), each -> true).forEach(heir -> unmodelled.add("partition " + heir));
        return table.withUnmodelled(unmodelled);
    }

    /** The views among the readers. */
    public List<Reader> views() {
        return readers.stream().filter(each -> each.kind() == Reader.Kind.VIEW).toList();
    }

    public Schema withReaders(Collection<Reader> other) {
        return new Schema(namespaces, enums, tables, sequences, List.copyOf(other), unmodelled, uncompared);
    }

    public Schema withEnums(Collection<EnumType> other) {
        return new Schema(namespaces, List.copyOf(other), tables, sequences, readers, unmodelled, uncompared);
    }

    public Schema withUnmodelled(List<OtherType> other) {
        return new Schema(namespaces, enums, tables, sequences, readers, other, uncompared);
    }

    public Schema withUncompared(Collection<Uncompared> other) {
        return new Schema(namespaces, enums, tables, sequences, readers, unmodelled, List.copyOf(other));
    }

    private static <K extends Comparable<K>, T> SortedMap<K, T> byName(List<T> values, Function<T, K> name) {
        Map<K, T> map = values.stream().collect(Collectors.toMap(name, Function.identity()));
        return new TreeMap<>(map);
    }
}
