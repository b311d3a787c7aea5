package dev.alambique.escola.domain.aluno;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A student as a client sends it. */
public record AlunoRequest(
        @NotBlank @Size(max = Aluno.NOME_LENGTH) String nome,
        @NotBlank @Email @Size(max = Aluno.EMAIL_LENGTH) String email,

        @Nullable
        @Size(max = Aluno.TELEFONE_LENGTH)
        @Pattern(regexp = Aluno.TELEFONE_FORM, message = "{escola.telefone}")
        String telefone) {

    /** Writes every value into the student; what the client left out becomes empty. */
    public void applyTo(Aluno aluno) {
        aluno.setNome(nome);
        aluno.setEmail(email);
        aluno.setTelefone(telefone);
    }
}
