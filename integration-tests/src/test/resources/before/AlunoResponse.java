package dev.alambique.escola.domain.aluno;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stored student as a client receives it. */
public record AlunoResponse(
        long id,
        String nome,
        String email,
        @Nullable String telefone) {

    /** The stored student, as it is now. */
    public static AlunoResponse of(Aluno aluno) {
        return new AlunoResponse(
                Objects.requireNonNull(aluno.getId(), "id"),
                aluno.getNome(),
                aluno.getEmail(),
                aluno.getTelefone());
    }
}
