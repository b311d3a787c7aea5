package dev.alambique.migration.scope;

import dev.alambique.migration.operation.Ownership;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a comparison is about, by patterns. What they leave out is neither created nor altered nor dropped. A pattern of one
 * name is for tables, sequences and enum types of the default schema; of two, for those of a schema, and for columns, constraints and
 * indexes of a table of the default schema; of three, for those of a table of a schema.
 */
public final class Filter {
    private final List<NamePattern> include;
    private final List<NamePattern> exclude;
    private final String defaultSchema;

    /**
     * A filter.
     *
     * @param include what the comparison is about; everything if empty
     * @param exclude what it is not about all the same
     */
    public Filter(List<String> include, List<String> exclude, String defaultSchema) {
        this.include = include.stream().map(NamePattern::parse).toList();
        this.exclude = exclude.stream().map(NamePattern::parse).toList();
        this.defaultSchema = defaultSchema;
    }

    /** Whether a table or sequence is compared. */
    boolean has(QualifiedName relation) {
        List<List<String>> paths = paths(relation);
        return (include.isEmpty() || isAny(include, paths)) && !isAny(exclude, paths);
    }

    /** Whether a part of a table is compared. */
    boolean has(QualifiedName table, String part) {
        List<List<String>> whole = paths(table);
        List<List<String>> paths = paths(table, part);
        boolean included = include.isEmpty() || isAny(include, whole) || isAny(include, paths);
        return included && !isAny(exclude, whole) && !isAny(exclude, paths);
    }

    /** Whether a column is compared. */
    boolean has(QualifiedName table, Column column) {
        return has(table, column.name());
    }

    /** Whether a constraint is compared: it and its columns. */
    boolean has(QualifiedName table, Constraint constraint) {
        return has(table, constraint.name(), constraint.columns());
    }

    /** Whether an index is compared: it and its columns. */
    boolean has(QualifiedName table, Index index) {
        return has(table, index.name(), index.columns());
    }

    private boolean has(QualifiedName table, String name, List<String> columns) {
        return has(table, name) && columns.stream().noneMatch(column -> isAny(exclude, paths(table, column)));
    }

    /** Whether a pattern says that something is not compared. */
    boolean excludes(QualifiedName name) {
        return isAny(exclude, paths(name));
    }

    /** Whether a table or one of its parts can be compared. */
    boolean reaches(QualifiedName table) {
        List<List<String>> paths = paths(table);
        boolean included = include.isEmpty()
                || isAny(include, paths)
                || include.stream().anyMatch(pattern -> paths.stream().anyMatch(pattern::isWithin));
        return included && !isAny(exclude, paths);
    }

    /** Whether parts of a table are compared, and not the table. */
    boolean hasOnlyPartsOf(Table table) {
        QualifiedName name = table.name();
        return !has(name)
                && (table.columns().stream().anyMatch(each -> has(name, each))
                        || table.constraints().stream().anyMatch(each -> has(name, each))
                        || table.indexes().stream().anyMatch(each -> has(name, each)));
    }

    /** Whether a namespace itself is compared: only where nothing of it is left out as a whole. */
    boolean hasNamespace(String name) {
        return include.isEmpty() && exclude.stream().noneMatch(pattern -> pattern.isAllOf(name));
    }

    private boolean isEverything() {
        return include.isEmpty() && exclude.isEmpty();
    }

    /** What is left of a schema. */
    public Schema narrow(Schema schema) {
        if (isEverything()) {
            return schema;
        }
        return new FilteredModel(this, schema, table -> false).schema();
    }

    /**
     * One of two schemas that are compared with each other, with all columns of a table of which parts are compared:
     * {@link #pair} says what becomes of these.
     */
    public FilteredModel side(Schema schema, Schema other) {
        if (isEverything()) {
            return new FilteredModel(this, schema);
        }
        Map<QualifiedName, Table> others = other.tablesByName();
        return new FilteredModel(
                this,
                schema,
                table -> hasOnlyPartsOf(table)
                        || others.containsKey(table.name()) && hasOnlyPartsOf(others.get(table.name())));
    }

    /** Two sides, each of which has what is compared. */
    public FilteredPair pair(Schema first, Schema second) {
        return new FilteredPair(this, first, second);
    }

    /** What the model asks for as far as it is compared, with what the database has in the place of the rest. */
    public FilteredModel model(Schema found, Schema desired) {
        return new FilteredModel(this, found, desired);
    }

    /** What may be dropped as far as it is compared. */
    public Ownership narrow(Ownership ownership, Schema found) {
        Map<ObjectKey, QualifiedName> tables = new HashMap<>();
        for (Table table : found.tables()) {
            table.indexes()
                    .forEach(each -> tables.put(ObjectKey.index(table.name().sibling(each.name())), table.name()));
        }
        Predicate<ObjectKey> compared = key -> compares(key, tables);
        return new Ownership(kept(ownership.objects(), compared), kept(ownership.comments(), compared));
    }

    private static Set<ObjectKey> kept(Set<ObjectKey> keys, Predicate<ObjectKey> compared) {
        return keys.stream().filter(compared).collect(Collectors.toSet());
    }

    private boolean compares(ObjectKey key, Map<ObjectKey, QualifiedName> tables) {
        if (key.kind() == ObjectKey.Kind.NAMESPACE) {
            return hasNamespace(key.relation().name());
        }
        if (tables.containsKey(key)) {
            return has(tables.get(key), key.relation().name());
        }
        return key.part().map(part -> has(key.relation(), part)).orElseGet(() -> has(key.relation()));
    }

    /** The kept things that are compared. */
    public List<Kept> narrow(List<Kept> kept) {
        return kept.stream().filter(this::compares).toList();
    }

    private boolean compares(Kept kept) {
        if (kept.key().kind() == ObjectKey.Kind.NAMESPACE) {
            return hasNamespace(kept.key().relation().name());
        }
        if (kept.table().isEmpty()) {
            return has(kept.key().relation());
        }
        String part = kept.key().part().orElse(kept.key().relation().name());
        return has(kept.table().get(), part);
    }

    /** The patterns that match nothing in these schemas, a sentence each. */
    public List<String> unusedNotes(Schema... schemas) {
        List<List<String>> all = Stream.of(schemas).flatMap(this::names).toList();
        return Stream.concat(
                        include.stream().filter(each -> isUnused(each, all)).map(each -> "--include " + each.text()),
                        exclude.stream().filter(each -> isUnused(each, all)).map(each -> "--exclude " + each.text()))
                .map(flag -> flag + " matches nothing")
                .toList();
    }

    private static boolean isUnused(NamePattern pattern, List<List<String>> all) {
        return all.stream().noneMatch(pattern::matches);
    }

    private Stream<List<String>> names(Schema schema) {
        List<List<String>> names = new ArrayList<>();
        schema.sequences().forEach(each -> names.addAll(paths(each.name())));
        schema.enums().forEach(each -> names.addAll(paths(each.name())));
        for (Table table : schema.tables()) {
            names.addAll(paths(table.name()));
            table.columns().forEach(each -> names.addAll(paths(table.name(), each.name())));
            table.constraints().forEach(each -> names.addAll(paths(table.name(), each.name())));
            table.indexes().forEach(each -> names.addAll(paths(table.name(), each.name())));
        }
        return names.stream();
    }

    private List<List<String>> paths(QualifiedName relation) {
        List<String> whole = List.of(relation.schema(), relation.name());
        return relation.schema().equals(defaultSchema) ? List.of(whole, List.of(relation.name())) : List.of(whole);
    }

    private List<List<String>> paths(QualifiedName table, String part) {
        return paths(table).stream()
                .map(path -> Stream.concat(path.stream(), Stream.of(part)).toList())
                .toList();
    }

    private static boolean isAny(List<NamePattern> patterns, Collection<List<String>> paths) {
        return patterns.stream().anyMatch(pattern -> paths.stream().anyMatch(pattern::matches));
    }
}
