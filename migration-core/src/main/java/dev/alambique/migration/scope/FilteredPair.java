package dev.alambique.migration.scope;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.ColumnValue.Generated;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.EnumType;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TableSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two schemas behind a filter. A table of which only parts are compared has these on either side, and on both the columns
 * that they stand on as the first side has them; the rest of it is on neither.
 */
public final class FilteredPair {
    private final Filter filter;
    private final List<Table> before = new ArrayList<>();
    private final List<Table> after = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final ColumnlessParts columnless = new ColumnlessParts(leftOut);
    private final Schema first;
    private final Schema second;

    FilteredPair(Filter filter, Schema first, Schema second) {
        this.filter = filter;
        Map<QualifiedName, Table> old = first.tablesByName();
        Map<QualifiedName, Table> wanted = second.tablesByName();
        Set<QualifiedName> gone = new HashSet<>();
        for (Table table : first.tables()) {
            if (filter.has(table.name())) {
                before.add(table);
            } else if (wanted.containsKey(table.name())) {
                inParts(table, wanted.get(table.name()), referenced(table.name(), first, second));
            } else {
                gone.add(table.name());
                leftOut.add(onOneSide(table, "first"));
            }
        }
        for (Table table : second.tables()) {
            if (filter.has(table.name())) {
                after.add(table);
            } else if (!old.containsKey(table.name())) {
                gone.add(table.name());
                leftOut.add(onOneSide(table, "second"));
            }
        }
        after.replaceAll(table -> Optional.ofNullable(old.get(table.name()))
                .filter(each -> hasExcludedParent(each) || hasExcludedParent(table))
                .map(each -> takingOverAs(each, table))
                .orElse(table));
        before.replaceAll(
                table -> hasExcludedParent(table) && wanted.containsKey(table.name()) ? table.standingAlone() : table);
        before.replaceAll(table -> withoutKeysTo(gone, table));
        after.replaceAll(table -> withoutKeysTo(gone, table));
        this.first = first.withTables(before).withEnums(enums(first, first));
        this.second = second.withTables(after).withEnums(enums(second, first));
    }

    public Schema first() {
        return first;
    }

    public Schema second() {
        return second;
    }

    /** What had to be left out because it stands on something that is not compared, a sentence each. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** The wanted table with what it takes over from parents as the first side has it: those are not compared. */
    private Table takingOverAs(Table old, Table wanted) {
        List<Column> columns = new ArrayList<>(old.columns().stream()
                .filter(each -> old.ancestry().hasColumn(each.name()))
                .toList());
        wanted.columns().stream()
                .filter(each -> !wanted.ancestry().hasColumn(each.name()))
                .filter(each -> !old.ancestry().hasColumn(each.name()))
                .forEach(columns::add);
        List<Constraint> constraints = new ArrayList<>(old.constraints().stream()
                .filter(each -> old.ancestry().hasConstraint(each.name()))
                .toList());
        wanted.constraints().stream()
                .filter(each -> !wanted.ancestry().hasConstraint(each.name()))
                .forEach(constraints::add);
        return columnless.outOf(wanted.standingAlone().withColumns(columns).withConstraints(constraints));
    }

    private boolean hasExcludedParent(Table table) {
        return table.ancestry().parents().stream().anyMatch(filter::excludes);
    }

    private static String onOneSide(Table table, String side) {
        return table.name() + " is left out: only parts of it are compared, and only the " + side + " side has it";
    }

    private void inParts(Table old, Table wanted, Set<String> referenced) {
        Set<String> needed = new HashSet<>(referenced);
        Stream.of(old, wanted).forEach(table -> needed.addAll(under(table)));
        List<Column> rest = old.columns().stream()
                .filter(each -> !filter.has(old.name(), each) && needed.contains(each.name()))
                .map(each -> each.withValue(new ColumnValue.Given()))
                .toList();
        Table base = old.standingAlone()
                .withSettings(TableSettings.USUAL.withPersistence(old.settings().persistence()));
        before.add(base.withColumns(with(old, rest)));
        after.add(columnless.outOf(base.withColumns(with(wanted, rest))
                .withConstraints(wanted.constraints())
                .withIndexes(wanted.indexes())));
    }

    private List<Column> with(Table table, List<Column> rest) {
        return Stream.concat(table.columns().stream().filter(each -> filter.has(table.name(), each)), rest.stream())
                .toList();
    }

    /** The columns that the compared parts of a table stand on. */
    private Set<String> under(Table table) {
        Set<String> columns = new HashSet<>();
        table.constraints().forEach(each -> columns.addAll(each.columns()));
        table.indexes().forEach(each -> columns.addAll(each.columns()));
        for (Column column : table.columns()) {
            if (filter.has(table.name(), column) && column.value() instanceof Generated value) {
                columns.addAll(value.columns());
            }
        }
        return columns;
    }

    private static Set<String> referenced(QualifiedName target, Schema... schemas) {
        Set<String> columns = new HashSet<>();
        Stream.of(schemas)
                .flatMap(schema -> schema.tables().stream())
                .flatMap(table -> table.foreignKeys().stream())
                .filter(key -> key.target().equals(target))
                .forEach(key -> columns.addAll(key.targetColumns()));
        return columns;
    }

    private static Table withoutKeysTo(Set<QualifiedName> gone, Table table) {
        return table.withConstraints(table.constraints().stream()
                .filter(each -> !(each instanceof ForeignKey key && gone.contains(key.target())))
                .toList());
    }

    /** A type that is excluded, or that only columns use which are not compared, is on both sides as the first one has it. */
    private List<EnumType> enums(Schema side, Schema first) {
        List<EnumType> enums = new ArrayList<>();
        side.enums().stream().filter(this::isCompared).forEach(enums::add);
        first.enums().stream()
                .filter(each -> !isCompared(each) && before.stream().anyMatch(each::isUsedBy))
                .forEach(enums::add);
        return enums;
    }

    private boolean isCompared(EnumType type) {
        if (filter.excludes(type.name())) {
            return false;
        }
        return filter.has(type.name())
                || Stream.concat(before.stream(), after.stream())
                        .map(this::comparedOf)
                        .anyMatch(type::isUsedBy);
    }

    private Table comparedOf(Table table) {
        return filter.has(table.name())
                ? table
                : table.withColumns(table.columns().stream()
                        .filter(each -> filter.has(table.name(), each))
                        .toList());
    }
}
