package dev.alambique.migration.scope;

import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import java.util.Optional;

/**
 * Something that the database has, the model does not ask for and no generated revision created: it stays.
 *
 * @param key what it is
 * @param table the table that it belongs to, where it is a part of one
 */
public record Kept(ObjectKey key, Optional<QualifiedName> table) implements Comparable<Kept> {
    /**
     * How the command line names it: {@code alunos.ix_nome} for a part of a table, {@code notas} for a table, with the
     * schema in front where it is not the default one.
     */
    public String flag(String defaultSchema) {
        QualifiedName relation = table.orElse(key.relation());
        String owner = relation.schema().equals(defaultSchema) ? Names.display(relation.name()) : relation.toString();
        return part().map(part -> owner + "." + Names.display(part)).orElse(owner);
    }

    private Optional<String> part() {
        return key.part().isPresent()
                ? key.part()
                : table.map(any -> key.relation().name());
    }

    @Override
    public int compareTo(Kept other) {
        return key.compareTo(other.key);
    }
}
