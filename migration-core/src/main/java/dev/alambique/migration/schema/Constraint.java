package dev.alambique.migration.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A constraint of a table ({@code pg_constraint}); NOT NULL belongs to its column. */
public sealed interface Constraint permits PrimaryKey, Unique, ForeignKey, Check, Exclusion {
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

    <R> R accept(Visitor<R> visitor);

    /** What to do for each kind of constraint; exhaustive by the compiler. */
    interface Visitor<R> {
        R primaryKey(PrimaryKey key);

        R unique(Unique unique);

        R foreignKey(ForeignKey key);

        R check(Check check);

        R exclusion(Exclusion exclusion);
    }

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

    /** Whether PostgreSQL keeps an index of the same name for it. */
    default boolean hasIndex() {
        return keptIndex().isPresent();
    }

    /** Whether every row is known to keep it: all but what was added NOT VALID. */
    default boolean isValid() {
        return validity() != Validity.NOT_VALID;
    }

    /** Whether the last column of a key is a span of time (PostgreSQL 18: WITHOUT OVERLAPS, PERIOD). */
    enum Period {
        NONE,
        LAST_COLUMN
    }

    /** How a unique constraint sees two NULLs (PostgreSQL 15 and later can see them as equal). */
    enum Nulls {
        DISTINCT,
        NOT_DISTINCT
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

    /** Whether children of the table take a check over. */
    enum Inheritance {
        INHERITED,
        NO_INHERIT
    }
}
