package dev.alambique.migration.operation;

import dev.alambique.migration.schema.ObjectKey;
import java.util.List;
import java.util.Objects;

/**
 * A {@link Summary} line that gives something another name: {@code rename column public.alunos.telefone to celular}.
 *
 * @param from it by its old name
 * @param to it by its new name
 */
public record RenameLine(ObjectKey from, ObjectKey to) {
    public RenameLine {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /** Those among the lines, in their order. */
    public static List<RenameLine> among(List<String> lines) {
        return lines.stream()
                .flatMap(line -> SummaryLine.read(line).stream())
                .flatMap(line -> line.renamed().map(to -> new RenameLine(line.key(), to)).stream())
                .toList();
    }
}
