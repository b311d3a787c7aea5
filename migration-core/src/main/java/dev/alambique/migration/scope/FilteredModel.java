package dev.alambique.migration.scope;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.Namespace;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Sequence;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A model behind a filter: what is not compared is as the database has it, and absent where that has no such thing. */
public final class FilteredModel {
    private final Filter filter;
    private final Map<QualifiedName, Table> has;
    private final Map<QualifiedName, Table> whole;
    private final String absence;
    private final List<String> leftOut = new ArrayList<>();
    private final ColumnlessParts columnless = new ColumnlessParts(leftOut);
    private final Schema schema;

    /** A schema of which everything is compared. */
    FilteredModel(Filter filter, Schema whole) {
        this.filter = filter;
        this.has = Map.of();
        this.whole = whole.tablesByName();
        this.absence = "";
        this.schema = whole;
    }

    /** A model, and the database that it is compared with. */
    FilteredModel(Filter filter, Schema found, Schema desired) {
        this(filter, found, desired, table -> false, " and not in the database");
    }

    /**
     * A schema by itself.
     *
     * @param inParts the tables that are there with all their columns, although only parts of them are compared
     */
    FilteredModel(Filter filter, Schema schema, Predicate<Table> inParts) {
        this(filter, schema.withTables(List.of()).withSequences(List.of()).withEnums(List.of()), schema, inParts, "");
    }

    private FilteredModel(Filter filter, Schema found, Schema desired, Predicate<Table> inParts, String absence) {
        this.filter = filter;
        this.has = found.tablesByName();
        this.whole = desired.tablesByName();
        this.absence = absence;
        List<Table> tables = new ArrayList<>();
        for (Table table : desired.tables()) {
            Table old = has.get(table.name());
            if (old != null && filter.reaches(table.name())) {
                tables.add(merged(old, table));
            } else if (filter.has(table.name())) {
                tables.add(narrowed(table));
            } else if (inParts.test(table)) {
                tables.add(withComparedParts(table));
            } else if (filter.hasOnlyPartsOf(table)) {
                leftOut.add(table.name()
                        + " is left out: only parts of it are compared, and the database does not have it");
            }
        }
        Map<QualifiedName, Table> asked = new HashMap<>();
        tables.forEach(table -> asked.put(table.name(), table));
        tables.replaceAll(table -> withoutDangling(table, asked));
        List<Sequence> sequences = sequences(found, desired, asked.keySet());
        List<EnumType> enums = enums(found, desired, tables);
        this.schema = desired.withTables(tables)
                .withEnums(enums)
                .withSequences(sequences)
                .withNamespaces(namespaces(desired, tables, sequences, enums));
    }

    /** What the model asks for. */
    public Schema schema() {
        return schema;
    }

    /** What of the model had to be left out because it stands on something that is not compared, a sentence each. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    private Table narrowed(Table table) {
        return columnless.outOf(withComparedParts(table)
                .withColumns(table.columns().stream()
                        .filter(each -> filter.has(table.name(), each))
                        .toList()));
    }

    private Table withComparedParts(Table table) {
        return table.withConstraints(table.constraints().stream()
                        .filter(each -> filter.has(table.name(), each))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .filter(each -> filter.has(table.name(), each))
                        .toList());
    }

    private Table merged(Table old, Table asked) {
        QualifiedName name = asked.name();
        Table base = filter.has(name)
                ? asked
                : old.withColumns(asked.columns())
                        .withConstraints(asked.constraints())
                        .withIndexes(asked.indexes());
        List<Column> columns = new ArrayList<>(
                asked.columns().stream().filter(each -> filter.has(name, each)).toList());
        old.columns().stream().filter(each -> !filter.has(name, each)).forEach(columns::add);
        List<Constraint> constraints = new ArrayList<>(asked.constraints().stream()
                .filter(each -> filter.has(name, each))
                .toList());
        for (Constraint each : old.constraints()) {
            if (!filter.has(name, each)) {
                constraints.removeIf(other -> other.withName("?").equals(each.withName("?")));
                constraints.add(each);
            }
        }
        List<Index> indexes = new ArrayList<>(
                asked.indexes().stream().filter(each -> filter.has(name, each)).toList());
        for (Index each : old.indexes()) {
            if (!filter.has(name, each)) {
                indexes.removeIf(other -> other.withName("?").equals(each.withName("?")));
                indexes.add(each);
            }
        }
        return columnless.outOf(
                base.withColumns(columns).withConstraints(constraints).withIndexes(indexes));
    }

    private Table withoutDangling(Table table, Map<QualifiedName, Table> asked) {
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            Optional<String> missing = constraint instanceof ForeignKey key ? missing(key, asked) : Optional.empty();
            if (missing.isPresent()) {
                leftOut.add(table.name() + "." + constraint.name() + " is left out: it refers to " + missing.get()
                        + ", which is not compared" + absence);
            } else {
                constraints.add(constraint);
            }
        }
        return table.withConstraints(constraints);
    }

    /** What a key refers to and will not be there: the table, or the columns with what makes them unique. */
    private Optional<String> missing(ForeignKey key, Map<QualifiedName, Table> asked) {
        Table target = asked.getOrDefault(key.target(), has.get(key.target()));
        if (target == null) {
            return Optional.of(key.target().toString());
        }
        Table wanted = whole.get(key.target());
        boolean goes = wanted != null && isReferable(wanted, key) && !isReferable(target, key);
        return goes
                ? Optional.of("a key of " + key.target() + " (" + String.join(", ", key.targetColumns()) + ")")
                : Optional.empty();
    }

    private static boolean isReferable(Table table, ForeignKey key) {
        Set<String> columns = Set.copyOf(key.targetColumns());
        return columns.stream().allMatch(each -> table.column(each).isPresent())
                && (table.constraints().stream()
                                .anyMatch(each -> each.hasIndex()
                                        && Set.copyOf(each.columns()).containsAll(columns))
                        || table.indexes().stream()
                                .anyMatch(
                                        each -> Set.copyOf(each.uniqueColumns()).equals(columns)));
    }

    /** A type is compared unless it is excluded; where tables are chosen, a type is that these use. */
    private List<EnumType> enums(Schema found, Schema desired, List<Table> tables) {
        Map<QualifiedName, EnumType> old = found.enumsByName();
        List<EnumType> enums = new ArrayList<>();
        for (EnumType type : desired.enums()) {
            boolean usedHere = tables.stream().anyMatch(table -> type.isUsedBy(table));
            boolean usedElsewhere = desired.tables().stream().anyMatch(table -> type.isUsedBy(table));
            boolean compared = usedHere ? !filter.excludes(type.name()) : !usedElsewhere && filter.has(type.name());
            if (compared || usedHere && !old.containsKey(type.name())) {
                enums.add(type);
            } else if (old.containsKey(type.name())) {
                enums.add(old.get(type.name()));
            }
        }
        return enums;
    }

    private List<Sequence> sequences(Schema found, Schema desired, Set<QualifiedName> asked) {
        Map<QualifiedName, Sequence> old = found.sequencesByName();
        List<Sequence> sequences = new ArrayList<>();
        for (Sequence sequence : desired.sequences()) {
            boolean ownerless = sequence.owner()
                    .filter(owner -> !asked.contains(owner.table()))
                    .isPresent();
            if (ownerless || !filter.has(sequence.name()) && !old.containsKey(sequence.name())) {
                continue;
            }
            sequences.add(filter.has(sequence.name()) ? sequence : old.get(sequence.name()));
        }
        return sequences;
    }

    private List<Namespace> namespaces(
            Schema desired, List<Table> tables, List<Sequence> sequences, List<EnumType> enums) {
        Set<String> needed = new HashSet<>();
        tables.forEach(table -> needed.add(table.name().schema()));
        sequences.forEach(sequence -> needed.add(sequence.name().schema()));
        enums.forEach(type -> needed.add(type.name().schema()));
        return desired.namespaces().stream()
                .filter(each -> filter.hasNamespace(each.name()) || needed.contains(each.name()))
                .toList();
    }
}
