package dev.alambique.migration.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How PostgreSQL keeps a column's values, and what the planner is told of them ({@code pg_attribute}); nothing of it
 * changes what the column can hold.
 *
 * @param kind where long values are kept ({@code attstorage})
 * @param usual the kind that the column's type has by itself
 * @param compression the compression method where one was set
 * @param statistics the statistics target where one was set
 * @param options {@code n_distinct} and its like as {@code name=value}, sorted
 */
public record ColumnStorage(
        Kind kind, Kind usual, Optional<String> compression, Optional<Integer> statistics, List<String> options) {
    /** What a column of a type of fixed length has when nothing is said. */
    public static final ColumnStorage PLAIN =
            new ColumnStorage(Kind.PLAIN, Kind.PLAIN, Optional.empty(), Optional.empty(), List.of());

    public ColumnStorage {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(usual, "usual");
        options = options.stream().sorted().toList();
    }

    /** Where values go that are too long for a page. */
    public enum Kind {
        PLAIN,
        EXTERNAL,
        EXTENDED,
        MAIN
    }

    /** Whether a change of type leaves it as it is: kind and compression are the type's own. */
    public boolean isUsual() {
        return kind == usual && compression.isEmpty();
    }

    /** What a column of the same type has when nothing is said. */
    public ColumnStorage asUsual() {
        return new ColumnStorage(usual, usual, Optional.empty(), Optional.empty(), List.of());
    }

    /** Whether values may be kept elsewhere than in the row. */
    boolean isWide() {
        return usual != Kind.PLAIN;
    }

    /** What is left of this when the type changes to one that has {@code other}: ATExecAlterColumnType in tablecmds.c. */
    public ColumnStorage retyped(ColumnStorage other) {
        return new ColumnStorage(other.usual, other.usual, Optional.empty(), statistics, options);
    }

    /** These wishes on a column whose type may be another: a kind of storage is kept only where the type is stored alike. */
    public ColumnStorage keptOn(ColumnStorage other) {
        return usual == other.usual ? this : retyped(other);
    }
}
