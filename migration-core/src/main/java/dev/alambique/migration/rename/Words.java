package dev.alambique.migration.rename;

import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.ColumnValue.Default;
import dev.alambique.migration.schema.ColumnValue.Generated;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Exclusion;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.Schema;
import dev.alambique.migration.schema.Table;
import java.util.Map;
import java.util.Optional;

/** The texts of expressions, which are taken from one schema into another by the names of what they belong to. */
public final class Words {
    private Words() {}

    /** The schema with the expression texts of {@code words}, wherever that has a thing of the same kind and name. */
    public static Schema of(Schema schema, Schema words) {
        Map<QualifiedName, Table> others = words.tablesByName();
        return schema.withTables(schema.tables().stream()
                .map(each -> others.containsKey(each.name()) ? table(each, others.get(each.name())) : each)
                .toList());
    }

    /** Whether anything of the table is an expression. */
    public static boolean areIn(Table table) {
        return table.columns().stream().anyMatch(Words::areIn)
                || table.constraints().stream().anyMatch(Words::areIn)
                || table.indexes().stream().anyMatch(Words::areIn);
    }

    public static boolean areIn(Column column) {
        return column.value() instanceof Default || column.value() instanceof Generated;
    }

    public static boolean areIn(Constraint constraint) {
        return constraint instanceof Check || constraint instanceof Exclusion;
    }

    public static boolean areIn(Index index) {
        return index.predicate().isPresent()
                || index.keys().stream().anyMatch(key -> key.term() instanceof Index.Term.OfExpression);
    }

    private static Table table(Table table, Table words) {
        return table.withColumns(table.columns().stream()
                        .map(each -> column(each, words.column(each.name())))
                        .toList())
                .withConstraints(table.constraints().stream()
                        .map(each -> constraint(each, words.constraint(each.name())))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(each -> index(each, words.index(each.name())))
                        .toList());
    }

    private static Column column(Column column, Optional<Column> words) {
        if (column.value() instanceof Default mine && words.map(Column::value).orElse(null) instanceof Default theirs) {
            return column.withValue(
                    new Default(theirs.expression(), mine.sequences(), mine.relations(), mine.volatility()));
        }
        if (column.value() instanceof Generated mine
                && words.map(Column::value).orElse(null) instanceof Generated theirs) {
            return column.withValue(new Generated(theirs.expression(), mine.storage(), mine.columns()));
        }
        return column;
    }

    private static Constraint constraint(Constraint constraint, Optional<Constraint> words) {
        if (constraint instanceof Check check && words.orElse(null) instanceof Check other) {
            return check.withCondition(other.condition());
        }
        if (constraint instanceof Exclusion exclusion && words.orElse(null) instanceof Exclusion other) {
            return exclusion.withDefinition(other.definition());
        }
        return constraint;
    }

    private static Index index(Index index, Optional<Index> words) {
        return areIn(index)
                ? words.map(other -> index.withExpressions(other.keys(), other.predicate()))
                        .orElse(index)
                : index;
    }
}
