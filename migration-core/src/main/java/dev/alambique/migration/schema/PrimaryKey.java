package dev.alambique.migration.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The primary key. */
public record PrimaryKey(
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
                name,
                Names.renamed(columns, names),
                Names.renamed(include, names),
                period,
                deferrability,
                keyIndex,
                comment);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.primaryKey(this);
    }
}
