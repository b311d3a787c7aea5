package dev.alambique.migration.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A constraint of a table ({@code pg_constraint}); NOT NULL belongs to its column. */
public sealed interface Constraint {
    String name();

    /** The columns of its own table that it reads. */
    List<String> columns();

    Optional<String> comment();

    Constraint withName(String name);

    Constraint withComment(Optional<String> comment);

    /** The same over columns of other names; its expressions stay as they are. */
    Constraint withColumns(UnaryOperator<String> names);

    /** The primary key. */
    record PrimaryKey(
            String name,
            List<String> columns,
            List<String> include,
            Deferrability deferrability,
            Optional<String> comment)
            implements Constraint {
        public PrimaryKey {
            Names.require(name, "name");
            columns = List.copyOf(columns);
            include = List.copyOf(include);
        }

        @Override
        public PrimaryKey withName(String other) {
            return new PrimaryKey(other, columns, include, deferrability, comment);
        }

        @Override
        public PrimaryKey withComment(Optional<String> other) {
            return new PrimaryKey(name, columns, include, deferrability, other);
        }

        @Override
        public PrimaryKey withColumns(UnaryOperator<String> names) {
            return new PrimaryKey(name, renamed(columns, names), renamed(include, names), deferrability, comment);
        }
    }

    /** How a unique constraint sees two NULLs (PostgreSQL 15 and later can see them as equal). */
    enum Nulls {
        DISTINCT,
        NOT_DISTINCT
    }

    /** A unique constraint. */
    record Unique(
            String name,
            List<String> columns,
            List<String> include,
            Nulls nulls,
            Deferrability deferrability,
            Optional<String> comment)
            implements Constraint {
        public Unique {
            Names.require(name, "name");
            columns = List.copyOf(columns);
            include = List.copyOf(include);
        }

        @Override
        public Unique withName(String other) {
            return new Unique(other, columns, include, nulls, deferrability, comment);
        }

        @Override
        public Unique withComment(Optional<String> other) {
            return new Unique(name, columns, include, nulls, deferrability, other);
        }

        @Override
        public Unique withColumns(UnaryOperator<String> names) {
            return new Unique(name, renamed(columns, names), renamed(include, names), nulls, deferrability, comment);
        }
    }

    /** What happens to the referring row. */
    enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    /** How NULLs in some of the columns of a key are seen. */
    enum Match {
        SIMPLE,
        FULL
    }

    /** Whether rows that were there before the constraint were checked. */
    enum Validity {
        VALID,
        NOT_VALID
    }

    /**
     * A foreign key.
     *
     * @param onDeleteColumns the columns that SET NULL or SET DEFAULT concerns, all when empty (PostgreSQL 15)
     */
    record ForeignKey(
            String name,
            List<String> columns,
            QualifiedName target,
            List<String> targetColumns,
            Action onDelete,
            List<String> onDeleteColumns,
            Action onUpdate,
            Match match,
            Deferrability deferrability,
            Validity validity,
            Optional<String> comment)
            implements Constraint {
        public ForeignKey {
            Names.require(name, "name");
            Objects.requireNonNull(target, "target");
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
            onDeleteColumns = List.copyOf(onDeleteColumns);
            if (columns.size() != targetColumns.size()) {
                throw new IllegalArgumentException("columns and targetColumns differ in number");
            }
        }

        @Override
        public ForeignKey withName(String other) {
            return new ForeignKey(
                    other,
                    columns,
                    target,
                    targetColumns,
                    onDelete,
                    onDeleteColumns,
                    onUpdate,
                    match,
                    deferrability,
                    validity,
                    comment);
        }

        @Override
        public ForeignKey withComment(Optional<String> other) {
            return new ForeignKey(
                    name,
                    columns,
                    target,
                    targetColumns,
                    onDelete,
                    onDeleteColumns,
                    onUpdate,
                    match,
                    deferrability,
                    validity,
                    other);
        }

        @Override
        public ForeignKey withColumns(UnaryOperator<String> names) {
            return new ForeignKey(
                    name,
                    renamed(columns, names),
                    target,
                    targetColumns,
                    onDelete,
                    renamed(onDeleteColumns, names),
                    onUpdate,
                    match,
                    deferrability,
                    validity,
                    comment);
        }

        /** The same to columns of other names of a table of another name. */
        public ForeignKey withTarget(QualifiedName other, UnaryOperator<String> names) {
            return new ForeignKey(
                    name,
                    columns,
                    other,
                    renamed(targetColumns, names),
                    onDelete,
                    onDeleteColumns,
                    onUpdate,
                    match,
                    deferrability,
                    validity,
                    comment);
        }
    }

    /** Whether children of the table take a check over. */
    enum Inheritance {
        INHERITED,
        NO_INHERIT
    }

    /**
     * A check.
     *
     * @param expression the condition in PostgreSQL's own words ({@code pg_get_expr})
     */
    record Check(
            String name,
            List<String> columns,
            String expression,
            Inheritance inheritance,
            Validity validity,
            Optional<String> comment)
            implements Constraint {
        public Check {
            Names.require(name, "name");
            Names.require(expression, "expression");
            columns = columns.stream().sorted().toList();
        }

        public Check withExpression(String other) {
            return new Check(name, columns, other, inheritance, validity, comment);
        }

        @Override
        public Check withName(String other) {
            return new Check(other, columns, expression, inheritance, validity, comment);
        }

        @Override
        public Check withComment(Optional<String> other) {
            return new Check(name, columns, expression, inheritance, validity, other);
        }

        @Override
        public Check withColumns(UnaryOperator<String> names) {
            return new Check(name, renamed(columns, names), expression, inheritance, validity, comment);
        }
    }

    /**
     * An exclusion constraint.
     *
     * @param definition everything behind {@code CONSTRAINT name}, in PostgreSQL's own words
     *     ({@code pg_get_constraintdef})
     */
    record Exclusion(String name, List<String> columns, String definition, Optional<String> comment)
            implements Constraint {
        public Exclusion {
            Names.require(name, "name");
            Names.require(definition, "definition");
            columns = columns.stream().sorted().toList();
        }

        @Override
        public Exclusion withName(String other) {
            return new Exclusion(other, columns, definition, comment);
        }

        @Override
        public Exclusion withComment(Optional<String> other) {
            return new Exclusion(name, columns, definition, other);
        }

        @Override
        public Exclusion withColumns(UnaryOperator<String> names) {
            return new Exclusion(name, renamed(columns, names), definition, comment);
        }

        public Exclusion withDefinition(String other) {
            return new Exclusion(name, columns, other, comment);
        }
    }

    /** Whether PostgreSQL keeps an index of the same name for it. */
    default boolean hasIndex() {
        return this instanceof PrimaryKey || this instanceof Unique || this instanceof Exclusion;
    }

    private static List<String> renamed(List<String> columns, UnaryOperator<String> names) {
        return columns.stream().map(names).toList();
    }
}
