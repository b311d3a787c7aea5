package dev.alambique.migration.schema;

import java.util.Optional;

/** A namespace: what SQL calls a schema ({@code pg_namespace}). */
public record Namespace(String name, Optional<String> comment) {
    public Namespace {
        Names.require(name, "name");
    }
}
