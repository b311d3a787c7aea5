package dev.alambique.migration.schema;

import java.util.Objects;

/**
 * A type of the user's own that is not compared: a domain, a composite or a range type ({@code pg_type}), or a collation
 * ({@code pg_collation}). Columns may be of it all the same.
 *
 * @param definition everything behind the name, in PostgreSQL's own words
 */
public record OtherType(Kind kind, QualifiedName name, String definition) {
    public OtherType {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Names.require(definition, "definition");
    }

    /** The sorts of types. */
    public enum Kind {
        DOMAIN("domain"),
        COMPOSITE("composite type"),
        RANGE("range type"),
        COLLATION("collation");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** Whether it has its name among the types. */
    public boolean isType() {
        return kind != Kind.COLLATION;
    }

    /** {@code domain public.email}. */
    @Override
    public String toString() {
        return kind.word + " " + name;
    }
}
