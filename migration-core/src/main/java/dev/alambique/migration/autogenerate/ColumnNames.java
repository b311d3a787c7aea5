package dev.alambique.migration.autogenerate;

import dev.alambique.migration.rename.Renaming;
import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import dev.alambique.migration.schema.WrittenNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns as flags name them.
 *
 * @param defaultSchema the schema of names that are not qualified
 * @param renaming after which the columns are called what they are called here
 */
record ColumnNames(String defaultSchema, Renaming renaming) {
    /** {@code alunos.nota}, with the schema in front where it is not the default one. */
    String flag(ObjectKey column) {
        String qualified = column.name();
        String schema = Names.display(defaultSchema) + ".";
        return column.relation().schema().equals(defaultSchema) ? qualified.substring(schema.length()) : qualified;
    }

    /**
     * Which of these columns a user means: by its name, or by an old one of it or of its table that nothing else has now.
     */
    Optional<ObjectKey> meant(String text, List<ObjectKey> columns) {
        Optional<ObjectKey> named = written(text, defaultSchema);
        return named.flatMap(name -> columns.contains(name) || isThere(name)
                ? named.filter(columns::contains)
                : columns.stream()
                        .filter(column -> oldNames(column).anyMatch(name::equals))
                        .findFirst());
    }

    /** The columns that wishes name, whether they are there or not. */
    static Set<ObjectKey> of(List<ColumnWish> wishes, String defaultSchema) {
        return wishes.stream()
                .flatMap(wish -> written(wish.column(), defaultSchema).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<ObjectKey> written(String text, String defaultSchema) {
        return WrittenNames.parse(text).flatMap(names -> column(names, defaultSchema));
    }

    private static Optional<ObjectKey> column(List<String> names, String defaultSchema) {
        return switch (names.size()) {
            case 2 -> Optional.of(ObjectKey.column(new QualifiedName(defaultSchema, names.get(0)), names.get(1)));
            case 3 -> Optional.of(ObjectKey.column(new QualifiedName(names.get(0), names.get(1)), names.get(2)));
            default -> Optional.empty();
        };
    }

    private boolean isThere(ObjectKey column) {
        return renaming.renamed()
                .table(column.relation())
                .flatMap(table -> table.column(column.part().orElseThrow()))
                .isPresent();
    }

    private Stream<ObjectKey> oldNames(ObjectKey column) {
        String name = column.part().orElseThrow();
        QualifiedName oldTable = renaming.originOf(column.relation());
        String oldName = renaming.originOf(column.relation(), name);
        return Stream.of(
                ObjectKey.column(oldTable, oldName),
                ObjectKey.column(oldTable, name),
                ObjectKey.column(column.relation(), oldName));
    }
}
