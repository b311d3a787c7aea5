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
    /** What makes it another constraint when it changes: all but its name, its comment and what ALTER can change. */
    Constraint shape();

    /** When it is checked. */
    default Deferrability deferrability() {
        return Deferrability.NOT_DEFERRABLE;
    }

    /** Which rows it is checked on. */
    default Validity validity() {
        return Validity.VALID;
    }

    /** The index of the same name that PostgreSQL keeps for it, if it keeps one. */
    default Optional<KeyIndex> keptIndex() {
        return Optional.empty();
    }

    /** The constraint with that index, where it has one. */
    default Constraint withKeptIndex(KeyIndex index) {
        return this;
    }

    /** Whether the last column of a key is a span of time (PostgreSQL 18: WITHOUT OVERLAPS, PERIOD). */
    enum Period {
        NONE,
        LAST_COLUMN
    }

    /** The primary key. */
    record PrimaryKey(
            String name,
            List<String> columns,
            List<String> include,
            Period period,
            Deferrability deferrability,
            KeyIndex keyIndex,
            Optional<String> comment)
            implements Constraint {
        public PrimaryKey {
            Names.require(name, "name");
            columns = List.copyOf(columns);
            include = List.copyOf(include);
        }

        @Override
        public PrimaryKey withName(String other) {
            return new PrimaryKey(other, columns, include, period, deferrability, keyIndex, comment);
        }

        @Override
        public PrimaryKey withComment(Optional<String> other) {
            return new PrimaryKey(name, columns, include, period, deferrability, keyIndex, other);
        }

        @Override
        public PrimaryKey shape() {
            return new PrimaryKey("?", columns, include, period, deferrability, KeyIndex.USUAL, Optional.empty());
        }

        @Override
        public Optional<KeyIndex> keptIndex() {
            return Optional.of(keyIndex);
        }

        @Override
        public PrimaryKey withKeptIndex(KeyIndex other) {
            return new PrimaryKey(name, columns, include, period, deferrability, other, comment);
        }

        @Override
        public PrimaryKey withColumns(UnaryOperator<String> names) {
            return new PrimaryKey(
                    name, renamed(columns, names), renamed(include, names), period, deferrability, keyIndex, comment);
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
            Period period,
            Deferrability deferrability,
            KeyIndex keyIndex,
            Optional<String> comment)
            implements Constraint {
        public Unique {
            Names.require(name, "name");
            columns = List.copyOf(columns);
            include = List.copyOf(include);
        }

        @Override
        public Unique withName(String other) {
            return new Unique(other, columns, include, nulls, period, deferrability, keyIndex, comment);
        }

        @Override
        public Unique withComment(Optional<String> other) {
            return new Unique(name, columns, include, nulls, period, deferrability, keyIndex, other);
        }

        @Override
        public Unique shape() {
            return new Unique("?", columns, include, nulls, period, deferrability, KeyIndex.USUAL, Optional.empty());
        }

        @Override
        public Optional<KeyIndex> keptIndex() {
            return Optional.of(keyIndex);
        }

        @Override
        public Unique withKeptIndex(KeyIndex other) {
            return new Unique(name, columns, include, nulls, period, deferrability, other, comment);
        }

        @Override
        public Unique withColumns(UnaryOperator<String> names) {
            return new Unique(
                    name,
                    renamed(columns, names),
                    renamed(include, names),
                    nulls,
                    period,
                    deferrability,
                    keyIndex,
                    comment);
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

    /** Whether rows are checked: all, only those that come after the constraint, or none (PostgreSQL 18). */
    enum Validity {
        VALID,
        NOT_VALID,
        NOT_ENFORCED
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
            Period period,
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
                    period,
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
                    period,
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
                    period,
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
                    period,
                    deferrability,
                    validity,
                    comment);
        }

        /** This key without what ALTER CONSTRAINT and VALIDATE CONSTRAINT can change. */
        @Override
        public ForeignKey shape() {
            return new ForeignKey(
                    "?",
                    columns,
                    target,
                    targetColumns,
                    onDelete,
                    onDeleteColumns,
                    onUpdate,
                    match,
                    period,
                    Deferrability.NOT_DEFERRABLE,
                    Validity.VALID,
                    Optional.empty());
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

        /** This check without what VALIDATE CONSTRAINT can change. */
        @Override
        public Check shape() {
            Validity shape = validity == Validity.NOT_ENFORCED ? validity : Validity.VALID;
            return new Check("?", columns, expression, inheritance, shape, Optional.empty());
        }
    }

    /**
     * An exclusion constraint.
     *
     * @param definition everything behind {@code CONSTRAINT name}, in PostgreSQL's own words
     *     ({@code pg_get_constraintdef})
     */
    record Exclusion(String name, List<String> columns, String definition, KeyIndex keyIndex, Optional<String> comment)
            implements Constraint {
        public Exclusion {
            Names.require(name, "name");
            Names.require(definition, "definition");
            columns = columns.stream().sorted().toList();
        }

        @Override
        public Exclusion withName(String other) {
            return new Exclusion(other, columns, definition, keyIndex, comment);
        }

        @Override
        public Exclusion withComment(Optional<String> other) {
            return new Exclusion(name, columns, definition, keyIndex, other);
        }

        @Override
        public Exclusion shape() {
            return new Exclusion("?", columns, definition, KeyIndex.USUAL, Optional.empty());
        }

        @Override
        public Optional<KeyIndex> keptIndex() {
            return Optional.of(keyIndex);
        }

        @Override
        public Exclusion withKeptIndex(KeyIndex other) {
            return new Exclusion(name, columns, definition, other, comment);
        }

        @Override
        public Exclusion withColumns(UnaryOperator<String> names) {
            return new Exclusion(name, renamed(columns, names), definition, keyIndex, comment);
        }

        public Exclusion withDefinition(String other) {
            return new Exclusion(name, columns, other, keyIndex, comment);
        }
    }

    /** Whether PostgreSQL keeps an index of the same name for it. */
    default boolean hasIndex() {
        return keptIndex().isPresent();
    }

    /** Whether every row is known to keep it: all but what was added NOT VALID. */
    default boolean isValid() {
        return !(this instanceof Check check && check.validity() == Validity.NOT_VALID)
                && !(this instanceof ForeignKey key && key.validity() == Validity.NOT_VALID);
    }

    private static List<String> renamed(List<String> columns, UnaryOperator<String> names) {
        return columns.stream().map(names).toList();
    }
}
