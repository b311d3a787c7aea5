package dev.alambique.migration.schema;

import java.util.Objects;
import java.util.Optional;

/**
 * What logical replication tells apart old rows by ({@code pg_class.relreplident}).
 *
 * @param index the name of the index whose columns it is, for {@link Kind#INDEX}
 */
public record ReplicaIdentity(Kind kind, Optional<String> index) {
    /** The primary key, if there is one: what a table has when nothing is said. */
    public static final ReplicaIdentity DEFAULT = new ReplicaIdentity(Kind.DEFAULT, Optional.empty());

    public ReplicaIdentity {
        Objects.requireNonNull(kind, "kind");
        if (index.isPresent() != (kind == Kind.INDEX)) {
            throw new IllegalArgumentException("index belongs to kind INDEX, and to no other");
        }
    }

    /** The sorts of identity. */
    public enum Kind {
        DEFAULT,
        FULL,
        NOTHING,
        INDEX
    }

    public static ReplicaIdentity of(String index) {
        return new ReplicaIdentity(Kind.INDEX, Optional.of(index));
    }
}
