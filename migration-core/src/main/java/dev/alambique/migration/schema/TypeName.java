package dev.alambique.migration.schema;

import java.util.List;
import java.util.Objects;

/**
 * What a type of the user's is called, and how columns of it say so.
 *
 * @param written the type as {@code format_type} writes it
 */
public record TypeName(QualifiedName name, String written) {
    public TypeName {
        Objects.requireNonNull(name, "name");
        Names.require(written, "written");
    }

    /**
     * Another name in the same namespace.
     *
     * @param plain a name that needs no double quotes
     */
    public TypeName sibling(String plain) {
        List<String> parts = WrittenNames.split(written, '.');
        return new TypeName(name.sibling(plain), parts.size() > 1 ? parts.get(0) + "." + plain : plain);
    }

    /** The same type, or an array of it, by another name; any other type stays. */
    String renamed(String type, TypeName other) {
        if (type.equals(written)) {
            return other.written;
        }
        return type.equals(written + "[]") ? other.written + "[]" : type;
    }
}
