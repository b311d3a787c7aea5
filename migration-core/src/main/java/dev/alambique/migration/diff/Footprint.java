package dev.alambique.migration.diff;

import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.TypeName;
import dev.alambique.migration.schema.Unique;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What an operation does to names, which is all that its place in a plan depends on.
 *
 * @param creates names that exist after it and did not before; an altered thing is both dropped and created
 * @param drops names that existed before it
 * @param needs names of the new schema that must exist when it runs
 * @param frees names of the old schema that something it removes had needed
 */
record Footprint(Set<String> creates, Set<String> drops, Set<String> needs, Set<String> frees) {

    static Footprint making(NameSet made) {
        return new Footprint(made.own, Set.of(), made.needed, Set.of());
    }

    static Footprint removing(NameSet removed) {
        return new Footprint(Set.of(), removed.own, Set.of(), removed.needed);
    }

    static Footprint replacing(NameSet removed, NameSet made) {
        return new Footprint(made.own, removed.own, made.needed, removed.needed);
    }

    /** The same by other names. */
    Footprint named(UnaryOperator<String> names) {
        return new Footprint(named(creates, names), named(drops, names), named(needs, names), named(frees, names));
    }

    private static Set<String> named(Set<String> all, UnaryOperator<String> names) {
        return all.stream().map(names).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same for something that changes a table: another thing can come before all changes of it, or after all. */
    Footprint changing(Collection<QualifiedName> tables) {
        return between(
                tables.stream().map(Footprint::unsettled).toList(),
                tables.stream().map(Footprint::settled).toList());
    }

    /** The same for something that changes the columns or checks of a table, which those of its heirs are born of. */
    Footprint changingColumns(QualifiedName table) {
        return between(List.of(unsettledColumns(table)), List.of(settledColumns(table)));
    }

    private Footprint between(List<String> ended, List<String> reached) {
        Set<String> more = new LinkedHashSet<>(creates);
        more.addAll(reached);
        Set<String> less = new LinkedHashSet<>(drops);
        less.addAll(ended);
        return new Footprint(more, less, needs, frees);
    }

    /** The names that a thing has, and the names that it needs. */
    static final class NameSet {
        private final Set<String> own = new LinkedHashSet<>();
        private final Set<String> needed = new LinkedHashSet<>();

        NameSet own(String name) {
            own.add(name);
            return this;
        }

        NameSet need(String name) {
            needed.add(name);
            return this;
        }

        NameSet without(String name) {
            needed.remove(name);
            return this;
        }

        NameSet need(QualifiedName table, Collection<String> columns) {
            columns.forEach(each -> need(Footprint.column(table, each)).need(Footprint.values(table, each)));
            return this;
        }

        NameSet table(Table table) {
            own(relation(table.name())).need(namespace(table.name().schema()));
            parents(table);
            Table own = table.withoutTakenOver();
            own.columns().forEach(each -> column(table.name(), each));
            own.constraints().forEach(each -> constraint(table.name(), each));
            own.indexes().forEach(each -> index(table.name(), each));
            table.indexes().forEach(each -> own(relation(table.name().sibling(each.name()))));
            table.constraints().stream()
                    .filter(Constraint::hasIndex)
                    .forEach(each -> own(relation(table.name().sibling(each.name()))));
            needed.removeAll(this.own);
            // a column that the table says too is the parent's all the same
            for (String each : table.ancestry().columns().keySet()) {
                this.own.remove(Footprint.column(table.name(), each));
                need(Footprint.column(table.name(), each));
            }
            return this;
        }

        /** The tables that a table takes over from; of two partitions of one table, the one that goes makes room for the other. */
        NameSet parents(Table table) {
            for (QualifiedName parent : table.ancestry().parents()) {
                need(relation(parent));
                if (table.ancestry().isPartition()) {
                    own(partitions(parent));
                }
            }
            return this;
        }

        NameSet column(QualifiedName table, Column column) {
            return columnAlone(table, column).value(table, column);
        }

        /** The column but for its value, which stays where others change. */
        NameSet columnAlone(QualifiedName table, Column column) {
            own(Footprint.column(table, column.name())).need(relation(table)).need(Footprint.type(column));
            column.rule()
                    .filter(rule -> !rule.isUsual())
                    .ifPresent(rule -> own(Footprint.constraint(table, rule.name())));
            return this;
        }

        /** The name of a NOT NULL that goes or is renamed; for a new one that says no more, PostgreSQL finds a free one. */
        NameSet ruleOf(QualifiedName table, Column column) {
            column.rule().ifPresent(rule -> own(Footprint.constraint(table, rule.name())));
            return this;
        }

        NameSet value(QualifiedName table, Column column) {
            if (!(column.value() instanceof ColumnValue.Given)) {
                need(expression(ObjectKey.columnDefault(table, column.name())));
            }
            column.value().drawsFrom().forEach(sequence -> need(relation(sequence)));
            column.value().names().forEach(relation -> need(relation(relation)));
            if (column.value() instanceof ColumnValue.Identity identity) {
                own(relation(identity.sequence()));
            }
            if (column.value() instanceof ColumnValue.Generated generated) {
                need(table, generated.columns());
            }
            return this;
        }

        NameSet constraint(QualifiedName table, Constraint constraint) {
            own(Footprint.constraint(table, constraint.name())).need(relation(table));
            need(table, constraint.columns());
            need(expression(ObjectKey.constraint(table, constraint.name())));
            names(table, constraint).forEach(this::own);
            if (constraint instanceof PrimaryKey) {
                constraint.columns().forEach(each -> need(notNull(table, each)));
            }
            if (constraint instanceof PrimaryKey || constraint instanceof Unique) {
                own(key(table, constraint.columns()));
            }
            if (constraint instanceof ForeignKey foreign) {
                need(relation(foreign.target())).need(foreign.target(), foreign.targetColumns());
                need(key(foreign.target(), foreign.targetColumns()))
                        .need(logged(foreign.target()))
                        .need(unlogged(table));
            }
            return this;
        }

        /** A table that becomes logged or unlogged takes the sequences along that it owns then. */
        NameSet persistence(QualifiedName table) {
            return need(logged(table)).need(unlogged(table));
        }

        /** An enum type shares its name with relations, whose rows have a type of that name too. */
        NameSet type(TypeName type) {
            return own(relation(type.name())).own("type " + type.written());
        }

        NameSet index(QualifiedName table, Index index) {
            own(relation(table.sibling(index.name()))).need(relation(table));
            need(table, index.columns());
            need(expression(ObjectKey.index(table.sibling(index.name()))));
            if (!index.uniqueColumns().isEmpty()) {
                own(key(table, index.uniqueColumns()));
            }
            return this;
        }
    }

    /** The rows of a table that some partition of it holds. */
    static String partitions(QualifiedName table) {
        return "partitions of " + table;
    }

    static String settledColumns(QualifiedName table) {
        return "settled columns of " + table;
    }

    static String unsettledColumns(QualifiedName table) {
        return "unsettled columns of " + table;
    }

    /** That a table has changed as far as it will. */
    static String settled(QualifiedName table) {
        return "settled " + table;
    }

    /** That a table has not changed yet. */
    static String unsettled(QualifiedName table) {
        return "unsettled " + table;
    }

    static String namespace(String name) {
        return "namespace " + name;
    }

    /** Tables, indexes and sequences share one space of names in a namespace. */
    static String relation(QualifiedName name) {
        return "relation " + name;
    }

    /** That a table is not: only then may it refer to one that is not either. */
    static String unlogged(QualifiedName table) {
        return "unlogged " + table;
    }

    /** That a table survives a crash: a table that does refers to no table that does not. */
    static String logged(QualifiedName table) {
        return "logged " + table;
    }

    /** A column for which its table gets a TOAST table: without one, PostgreSQL passes over the parameters of one. */
    static String wideColumnIn(QualifiedName table) {
        return "wide column in " + table;
    }

    /** A column with which its table may lose its TOAST table. */
    static String wideColumnOut(QualifiedName table) {
        return "wide column out of " + table;
    }

    static String column(QualifiedName table, String column) {
        return "column " + table + "." + column;
    }

    /** A type, by the words in which columns name it; an array needs what its elements need. */
    static String type(Column column) {
        String type = column.type();
        return "type " + (type.endsWith("[]") ? type.substring(0, type.length() - "[]".length()) : type);
    }

    /** The values that the rows of an enum's column hold, apart from the column, which stays when they change. */
    static String values(QualifiedName table, String column) {
        return "values " + table + "." + column;
    }

    /** What an expression says, apart from the thing that has it: the values of an enum type, which may come and go. */
    static String expression(ObjectKey key) {
        return "expression " + key;
    }

    /** Where a column's value comes from, apart from the column, so that a serial's sequence can make room for an identity's. */
    static String value(QualifiedName table, String column) {
        return "value " + table + "." + column;
    }

    /** That a column is NOT NULL, apart from the column, which is a parent's. */
    static String notNull(QualifiedName table, String column) {
        return "not null " + table + "." + column;
    }

    /** The column that a sequence goes with. */
    static String owner(QualifiedName sequence) {
        return "owner of " + sequence;
    }

    /** What of one kind there can be only one of. */
    static List<String> names(QualifiedName table, Constraint constraint) {
        List<String> names = new ArrayList<>();
        if (constraint.hasIndex()) {
            names.add(relation(table.sibling(constraint.name())));
        }
        if (constraint instanceof PrimaryKey) {
            names.add("primary key of " + table);
        }
        return names;
    }

    static String constraint(QualifiedName table, String name) {
        return "constraint " + table + "." + name;
    }

    /** A constraint or an index that goes and comes back as it was: what alters it alters it afterwards. */
    static String again(String name) {
        return name + " again";
    }

    static String cast(QualifiedName type, String name) {
        return "cast " + type + " " + name;
    }

    /** Some unique key over those columns, whatever it is called: what a foreign key needs. */
    static String key(QualifiedName table, Collection<String> columns) {
        return "key " + table + new TreeSet<>(columns);
    }
}
