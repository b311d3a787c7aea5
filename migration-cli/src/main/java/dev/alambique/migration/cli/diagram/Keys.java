package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.Check;
import dev.alambique.migration.schema.Column;
import dev.alambique.migration.schema.Constraint;
import dev.alambique.migration.schema.Exclusion;
import dev.alambique.migration.schema.ForeignKey;
import dev.alambique.migration.schema.Index;
import dev.alambique.migration.schema.PrimaryKey;
import dev.alambique.migration.schema.Table;
import dev.alambique.migration.schema.Unique;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of a table, and what they say about its columns. */
record Keys(Table table) {
    /** The keys that a column is part of: {@code PK}, {@code FK}, both, or {@code UQ} where it alone is unique. */
    String of(Column column) {
        boolean primary = primary().filter(key -> key.contains(column.name())).isPresent();
        boolean foreign =
                table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
        if (primary || foreign) {
            return primary && foreign ? "PK FK" : primary ? "PK" : "FK";
        }
        return isUnique(List.of(column.name())) ? "UQ" : "";
    }

    /** Whether no two rows have the same in these columns. */
    boolean isUnique(List<String> columns) {
        Set<String> wanted = new HashSet<>(columns);
        Stream<List<String>> constraints = table.constraints().stream().flatMap(each -> each.accept(UNIQUE).stream());
        return Stream.concat(constraints, table.indexes().stream().map(Index::uniqueColumns))
                .anyMatch(key -> !key.isEmpty() && wanted.containsAll(key));
    }

    private Optional<List<String>> primary() {
        return table.constraints().stream()
                .flatMap(each -> each instanceof PrimaryKey key ? Stream.of(key.columns()) : Stream.empty())
                .findFirst();
    }

    /** The columns that a constraint keeps unique. */
    private static final Constraint.Visitor<Optional<List<String>>> UNIQUE = new Constraint.Visitor<>() {
        @Override
        public Optional<List<String>> primaryKey(PrimaryKey key) {
            return Optional.of(key.columns());
        }

        @Override
        public Optional<List<String>> unique(Unique unique) {
            return Optional.of(unique.columns());
        }

        @Override
        public Optional<List<String>> foreignKey(ForeignKey key) {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> check(Check check) {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> exclusion(Exclusion exclusion) {
            return Optional.empty();
        }
    };
}
