package dev.alambique.migration.scope;

import dev.alambique.migration.schema.Names;
import dev.alambique.migration.schema.ObjectKey;
import dev.alambique.migration.schema.QualifiedName;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something that the database has, the model does not ask for and no generated revision created: it stays.
 *
 * @param key what it is, or what the comment is on
 * @param table the table that it belongs to, where it is a part of one
 * @param aspect whether the object is kept, or the comment on an object that the model asks for
 */
public record Kept(ObjectKey key, Optional<QualifiedName> table, Aspect aspect) implements Comparable<Kept> {
    private static final Comparator<Kept> ORDER =
            Comparator.comparing(Kept::key).thenComparing(Kept::aspect);

    /** What of an object is kept. */
    public enum Aspect {
        OBJECT,
        COMMENT
    }

    public Kept(ObjectKey key, Optional<QualifiedName> table) {
        this(key, table, Aspect.OBJECT);
    }

    static Kept commentOn(ObjectKey key, Optional<QualifiedName> table) {
        return new Kept(key, table, Aspect.COMMENT);
    }

    /**
     * How the command line names it: {@code alunos.ix_nome} for a part of a table, {@code notas} for a table, with the
     * schema in front where it is not the default one; {@code comment:alunos.nome} for a comment.
     */
    public String flag(String defaultSchema) {
        QualifiedName relation = table.orElse(key.relation());
        String owner = relation.schema().equals(defaultSchema) ? Names.display(relation.name()) : relation.toString();
        String name = part().map(part -> owner + "." + Names.display(part)).orElse(owner);
        return aspect == Aspect.COMMENT ? "comment:" + name : name;
    }

    private Optional<String> part() {
        return key.part().isPresent()
                ? key.part()
                : table.map(any -> key.relation().name());
    }

    @Override
    public int compareTo(Kept other) {
        return ORDER.compare(this, other);
    }

    /** As reports call it: {@code index public.ix_nome}, {@code comment on table public.alunos}. */
    @Override
    public String toString() {
        return aspect == Aspect.COMMENT ? "comment on " + key : key.toString();
    }
}
