package dev.alambique.migration.schema;

import java.util.Objects;
import java.util.Optional;

/**
 * What can be said about the index that PostgreSQL keeps for a constraint, which has the constraint's name.
 *
 * @param comment the comment on the index, not on the constraint
 */
public record KeyIndex(IndexStorage storage, Optional<String> comment) {
    /** What the index has when nothing is said. */
    public static final KeyIndex USUAL = new KeyIndex(IndexStorage.USUAL, Optional.empty());

    public KeyIndex {
        Objects.requireNonNull(storage, "storage");
    }

    /** The same in the database's own tablespace. */
    public KeyIndex placedAsUsual() {
        return new KeyIndex(new IndexStorage(storage.parameters(), Optional.empty(), storage.statistics()), comment);
    }
}
