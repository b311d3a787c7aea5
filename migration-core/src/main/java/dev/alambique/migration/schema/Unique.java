package dev.alambique.migration.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A unique constraint. */
public record Unique(
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
                Names.renamed(columns, names),
                Names.renamed(include, names),
                nulls,
                period,
                deferrability,
                keyIndex,
                comment);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.unique(this);
    }
}
