package dev.alambique.migration.revision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One step of a schema's history: a script that goes forward and, mostly, one that goes back.
 *
 * @param version its version
 * @param parents what it follows: none for the first, two or more for a merge
 * @param dependsOn what of other branches must be applied before it
 * @param message what it does, in words
 * @param up the script that goes forward; of a Java migration, its class file, without text
 * @param undo the script that goes back, if there is one
 * @param header the header of the forward script, if it has one
 */
public record Revision(
        Version version,
        List<Version> parents,
        List<Version> dependsOn,
        String message,
        Script up,
        Optional<Script> undo,
        Optional<RevisionHeader> header) {
    public Revision {
        Objects.requireNonNull(version, "version");
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(up, "up");
        Objects.requireNonNull(undo, "undo");
        Objects.requireNonNull(header, "header");
    }

    /** The same with other scripts. */
    Revision with(UnaryOperator<Script> other) {
        return new Revision(version, parents, dependsOn, message, other.apply(up), undo.map(other), header);
    }

    /** All that must be applied before it. */
    public List<Version> requires() {
        return dependsOn.isEmpty()
                ? parents
                : Stream.concat(parents.stream(), dependsOn.stream()).toList();
    }

    /** Whether it is a Java migration of Flyway's. */
    public boolean isJava() {
        return up.isClass();
    }

    /** The name of the forward script, such as {@code V3__x.sql}. */
    public String fileName() {
        return up.fileName();
    }

    /** What the file name says of it, which is what Flyway's history says: {@code add x} for {@code V3__add_x.sql}. */
    public String description() {
        return ScriptName.parse(fileName()).map(ScriptName::description).orElse(message);
    }

    /** The name that the script going back has or would have, such as {@code U3__x.sql}. */
    public String undoFileName() {
        return undo.map(Script::fileName).orElse("U" + fileName().substring(1).replaceFirst("\\.class$", ".sql"));
    }
}
