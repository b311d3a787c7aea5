package dev.alambique.migration.schema;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a schema object is called, unique in a database: its kind, the relation that it is or belongs to, and the part
 * of that relation. Enum types stand where relations do, with which they share their names.
 *
 * @param kind what sort of object it is
 * @param relation the object itself, or the table that it is a part of; for a namespace, its name twice
 * @param part the column or constraint within the table, the value or cast within the type; absent for objects that stand alone
 */
public record ObjectKey(Kind kind, QualifiedName relation, Optional<String> part) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::relation)
            .thenComparing(ObjectKey::kind)
            .thenComparing(key -> key.part().orElse(""));

    /** The sorts of objects, as reports and revision headers call them. */
    public enum Kind {
        NAMESPACE("schema"),
        TABLE("table"),
        COLUMN("column"),
        DEFAULT("default"),
        CONSTRAINT("constraint"),
        INDEX("index"),
        SEQUENCE("sequence"),
        TYPE("type"),
        VALUE("value"),
        CAST("cast");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The kind of that word. */
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no kind is called " + word));
        }

        /** The word for this kind in reports and headers, such as {@code table}. */
        public String word() {
            return word;
        }
    }

    public static ObjectKey namespace(String name) {
        return new ObjectKey(Kind.NAMESPACE, new QualifiedName(name, name), Optional.empty());
    }

    public static ObjectKey table(QualifiedName name) {
        return new ObjectKey(Kind.TABLE, name, Optional.empty());
    }

    public static ObjectKey index(QualifiedName name) {
        return new ObjectKey(Kind.INDEX, name, Optional.empty());
    }

    public static ObjectKey sequence(QualifiedName name) {
        return new ObjectKey(Kind.SEQUENCE, name, Optional.empty());
    }

    public static ObjectKey type(QualifiedName name) {
        return new ObjectKey(Kind.TYPE, name, Optional.empty());
    }

    /** A value of an enum type, on one line: a value may hold anything, line ends too. */
    public static ObjectKey value(QualifiedName type, String value) {
        return new ObjectKey(Kind.VALUE, type, Optional.of(value.replaceAll("\\R", " ")));
    }

    public static ObjectKey cast(QualifiedName type, Cast cast) {
        return new ObjectKey(Kind.CAST, type, Optional.of(cast.name()));
    }

    public static ObjectKey column(QualifiedName table, String name) {
        return new ObjectKey(Kind.COLUMN, table, Optional.of(name));
    }

    public static ObjectKey columnDefault(QualifiedName table, String column) {
        return new ObjectKey(Kind.DEFAULT, table, Optional.of(column));
    }

    public static ObjectKey constraint(QualifiedName table, String name) {
        return new ObjectKey(Kind.CONSTRAINT, table, Optional.of(name));
    }

    /** The qualified name as reports show it: {@code public.alunos.email}. */
    public String name() {
        if (kind == Kind.NAMESPACE) {
            return Names.display(relation.name());
        }
        return relation + part.map(name -> "." + Names.display(name)).orElse("");
    }

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    /** {@code table public.alunos}. */
    @Override
    public String toString() {
        return kind.word() + " " + name();
    }
}
