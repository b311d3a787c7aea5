package dev.alambique.migration.rename;

import dev.alambique.migration.schema.ObjectKey;

/**
 * Something that goes and something like it that comes, which may be the same under another name.
 *
 * @param from what the database has
 * @param to what the model asks for
 * @param rename the value of {@code --rename} that says so
 */
public record RenameCandidate(ObjectKey from, ObjectKey to, String rename) {
    /** The option as it is typed: {@code --rename alunos.telefone:celular}. */
    public String option() {
        return "--rename " + RenameFlag.parse(rename).written();
    }

    /** Whether both cannot be true. */
    public boolean excludes(RenameCandidate other) {
        return from.equals(other.from) || to.equals(other.to);
    }
}
