package dev.alambique.migration.schema;

import java.util.List;
import java.util.Optional;

/**
 * Something that a database holds and that is not compared: a view, a function, a trigger, a policy, an extension.
 *
 * @param phrase what it is, as PostgreSQL describes it: {@code function f(integer)}
 * @param namespace the schema that it lies in, if it lies in one
 * @param owner the table of that schema that it belongs to and goes with: that of a trigger or a policy
 * @param definition its definition in PostgreSQL's words, to tell whether two are alike
 * @param uses what of tables stands on it
 */
public record Uncompared(
        String phrase, Optional<String> namespace, Optional<String> owner, String definition, List<Use> uses) {
    public Uncompared {
        Names.require(phrase, "phrase");
        uses = List.copyOf(uses);
    }

    /** The table that it belongs to. */
    public Optional<QualifiedName> table() {
        return owner.flatMap(name -> namespace.map(schema -> new QualifiedName(schema, name)));
    }

    /** The statement that makes it, where PostgreSQL writes one for it: a function; or it says what was made: an extension. */
    public Optional<String> creation() {
        return definition.startsWith("CREATE OR REPLACE ") || isExtension()
                ? Optional.of(definition)
                : Optional.empty();
    }

    /** Whether it is an extension, whose types and operators all else may stand on. */
    public boolean isExtension() {
        return definition.startsWith("CREATE EXTENSION ");
    }

    /** A part of a table that stands on it: {@code default value for column id of table t}. */
    public record Use(QualifiedName table, String part) {}
}
