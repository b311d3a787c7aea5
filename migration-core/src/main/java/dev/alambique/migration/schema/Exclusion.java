package dev.alambique.migration.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An exclusion constraint.
 *
 * @param definition everything behind {@code CONSTRAINT name}, in PostgreSQL's own words
 *     ({@code pg_get_constraintdef})
 */
public record Exclusion(
        String name, List<String> columns, String definition, KeyIndex keyIndex, Optional<String> comment)
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
        return new Exclusion(name, Names.renamed(columns, names), definition, keyIndex, comment);
    }

    public Exclusion withDefinition(String other) {
        return new Exclusion(name, columns, other, keyIndex, comment);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.exclusion(this);
    }
}
