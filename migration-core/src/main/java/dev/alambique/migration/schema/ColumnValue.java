package dev.alambique.migration.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Where a column's value comes from when a row does not bring one. */
public sealed interface ColumnValue {

    /** Nowhere: NULL unless given. */
    record Given() implements ColumnValue {}

    /**
     * A default expression in PostgreSQL's own words ({@code pg_get_expr}).
     *
     * @param sequences the sequences that the expression draws from ({@code pg_depend}), sorted
     * @param relations the tables and indexes that it names as {@code regclass}, sorted
     * @param volatility what the functions that it calls, but for PostgreSQL's own, do to it; not part of equality, since
     *     it is theirs
     */
    record Default(
            String expression, List<QualifiedName> sequences, List<QualifiedName> relations, Volatility volatility)
            implements ColumnValue {
        public Default {
            Names.require(expression, "expression");
            Objects.requireNonNull(volatility, "volatility");
            sequences = sequences.stream().sorted().toList();
            relations = relations.stream().sorted().toList();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Default value
                    && expression.equals(value.expression)
                    && sequences.equals(value.sequences)
                    && relations.equals(value.relations);
        }

        @Override
        public int hashCode() {
            return Objects.hash(expression, sequences, relations);
        }
    }

    /** Whether an expression may have another value for each row ({@code pg_proc.provolatile}). */
    enum Volatility {
        STABLE,
        VOLATILE
    }

    /**
     * A sequence of the column's own.
     *
     * @param sequence the name of that sequence
     * @param comment the comment on that sequence
     */
    record Identity(Generation generation, QualifiedName sequence, SequenceOptions options, Optional<String> comment)
            implements ColumnValue {
        public Identity {
            Objects.requireNonNull(generation, "generation");
            Objects.requireNonNull(sequence, "sequence");
            Objects.requireNonNull(options, "options");
        }

        public Identity withOptions(SequenceOptions other) {
            return new Identity(generation, sequence, other, comment);
        }

        public Identity withComment(Optional<String> other) {
            return new Identity(generation, sequence, options, other);
        }
    }

    /**
     * Computed from the row's other columns ({@code pg_attribute.attgenerated}).
     *
     * @param columns the columns that the expression reads, sorted
     */
    record Generated(String expression, Storage storage, List<String> columns) implements ColumnValue {
        public Generated {
            Names.require(expression, "expression");
            columns = columns.stream().sorted().toList();
        }
    }

    /** Whether a row may bring a value of its own for an identity column. */
    enum Generation {
        ALWAYS,
        BY_DEFAULT
    }

    /** Where a generated value is kept: with the row, or nowhere (PostgreSQL 18 and later). */
    enum Storage {
        STORED,
        VIRTUAL
    }

    /** The sequences that must exist before a column of this value. */
    default List<QualifiedName> drawsFrom() {
        return this instanceof Default value ? value.sequences() : List.of();
    }

    /** The tables and indexes that must exist before a column of this value. */
    default List<QualifiedName> names() {
        return this instanceof Default value ? value.relations() : List.of();
    }
}
