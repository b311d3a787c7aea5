package dev.alambique.escola.domain.curso;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stored course as a client receives it. */
public record CursoResponse(
        long id, String nome, String codigo, @Nullable String descricao) {

    /** The stored course, as it is now. */
    public static CursoResponse of(Curso curso) {
        return new CursoResponse(
                Objects.requireNonNull(curso.getId(), "id"), curso.getNome(), curso.getCodigo(), curso.getDescricao());
    }
}
