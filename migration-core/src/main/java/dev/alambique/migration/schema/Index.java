package dev.alambique.migration.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An index that no constraint keeps ({@code pg_index}). It lives in its table's namespace.
 *
 * @param method the access method, such as {@code btree}
 * @param include columns that are only carried along
 * @param predicate the condition of a partial index
 * @param columns every column that keys, include or predicate read, sorted
 */
public record Index(
        String name,
        String method,
        Uniqueness uniqueness,
        List<Key> keys,
        List<String> include,
        Optional<Expression> predicate,
        IndexStorage storage,
        List<String> columns,
        Optional<String> comment) {
    public Index {
        Names.require(name, "name");
        Names.require(method, "method");
        Objects.requireNonNull(uniqueness, "uniqueness");
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys is empty");
        }
        include = List.copyOf(include);
        Objects.requireNonNull(storage, "storage");
        columns = columns.stream().sorted().toList();
    }

    /** Whether two rows may have the same key. */
    public enum Uniqueness {
        NONE,
        UNIQUE,
        UNIQUE_NULLS_NOT_DISTINCT
    }

    /** How a key is sorted; PostgreSQL puts NULLs last when ascending and first when descending. */
    public enum Order {
        ASC,
        ASC_NULLS_FIRST,
        DESC,
        DESC_NULLS_LAST
    }

    /** What a key is made of. */
    public sealed interface Term {
        /** A column, by its name. */
        record OfColumn(String column) implements Term {}

        /**
         * An expression, with the parentheses that it needs. Two are the same if their expressions are.
         *
         * @param attribute what PostgreSQL calls it in the index ({@code pg_attribute.attname}): {@code lower}, {@code expr}
         */
        record OfExpression(Expression expression, String attribute) implements Term {
            @Override
            public boolean equals(Object other) {
                return other instanceof OfExpression term && expression.equals(term.expression);
            }

            @Override
            public int hashCode() {
                return expression.hashCode();
            }
        }
    }

    /**
     * One key of an index.
     *
     * @param collation the collation where it is not the term's own, ready for SQL
     * @param operatorClass the operator class with its parameters where it is not the bare default, ready for SQL
     */
    public record Key(Term term, Optional<String> collation, Optional<String> operatorClass, Order order) {
        Key withTerm(Term other) {
            return new Key(other, collation, operatorClass, order);
        }
    }

    /** The columns over which no two rows are alike: what a foreign key may refer to. Empty when it promises no such thing. */
    public List<String> uniqueColumns() {
        if (uniqueness == Uniqueness.NONE || predicate.isPresent()) {
            return List.of();
        }
        List<String> unique = new ArrayList<>();
        for (Key key : keys) {
            if (!(key.term() instanceof Term.OfColumn term)) {
                return List.of();
            }
            unique.add(term.column());
        }
        return List.copyOf(unique);
    }

    public Index withName(String other) {
        return new Index(other, method, uniqueness, keys, include, predicate, storage, columns, comment);
    }

    public Index withComment(Optional<String> other) {
        return new Index(name, method, uniqueness, keys, include, predicate, storage, columns, other);
    }

    /** What makes it another index when it changes: all but its name, its comment and how it is stored. */
    public Index shape() {
        return new Index(
                "?", method, uniqueness, keys, include, predicate, IndexStorage.USUAL, columns, Optional.empty());
    }

    public Index withStorage(IndexStorage other) {
        return new Index(name, method, uniqueness, keys, include, predicate, other, columns, comment);
    }

    /** The same over columns of other names; its expressions stay as they are. */
    public Index withColumns(UnaryOperator<String> names) {
        List<Key> renamed = keys.stream()
                .map(key -> key.term() instanceof Term.OfColumn term
                        ? key.withTerm(new Term.OfColumn(names.apply(term.column())))
                        : key)
                .toList();
        return new Index(
                name,
                method,
                uniqueness,
                renamed,
                include.stream().map(names).toList(),
                predicate,
                storage,
                columns.stream().map(names).toList(),
                comment);
    }

    /** The same, with each of its expressions changed. */
    public Index mapExpressions(UnaryOperator<Expression> change) {
        List<Key> changed = keys.stream()
                .map(key -> key.term() instanceof Term.OfExpression term
                        ? key.withTerm(new Term.OfExpression(change.apply(term.expression()), term.attribute()))
                        : key)
                .toList();
        return withExpressions(changed, predicate.map(change));
    }

    public Index withExpressions(List<Key> otherKeys, Optional<Expression> otherPredicate) {
        return new Index(name, method, uniqueness, otherKeys, include, otherPredicate, storage, columns, comment);
    }
}
