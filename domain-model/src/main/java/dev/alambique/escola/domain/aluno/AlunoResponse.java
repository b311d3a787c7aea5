package dev.alambique.escola.domain.aluno;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stored student as a client receives it. */
public record AlunoResponse(
        long id,
        String nome,
        String email,
        @Nullable String telefone,
        @JsonProperty("data_nascimento") @Nullable LocalDate dataNascimento) {

    /** The stored student, as it is now. */
    public static AlunoResponse of(Aluno aluno) {
        return new AlunoResponse(
                Objects.requireNonNull(aluno.getId(), "id"),
                aluno.getNome(),
                aluno.getEmail(),
                aluno.getTelefone(),
                aluno.getDataNascimento());
    }
}
