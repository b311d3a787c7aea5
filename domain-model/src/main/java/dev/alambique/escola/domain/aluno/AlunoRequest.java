package dev.alambique.escola.domain.aluno;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.alambique.escola.domain.OneLine;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A student as a client sends it. */
public record AlunoRequest(
        @NotBlank @Size(max = Aluno.NOME_LENGTH) @Pattern(regexp = OneLine.FORM, message = OneLine.MESSAGE)
        String nome,

        @NotBlank @Email @Size(max = Aluno.EMAIL_LENGTH) @Pattern(regexp = OneLine.FORM, message = OneLine.MESSAGE)
        String email,

        @Nullable
        @Size(max = Aluno.TELEFONE_LENGTH)
        @Pattern(regexp = Aluno.TELEFONE_FORM, message = "{escola.telefone}")
        String telefone,

        @JsonProperty("data_nascimento") @Nullable @PastOrPresent
        LocalDate dataNascimento) {

    /** Writes every value into the student; what the client left out becomes empty. */
    public void applyTo(Aluno aluno) {
        aluno.setNome(nome);
        aluno.setEmail(email);
        aluno.setTelefone(telefone);
        aluno.setDataNascimento(dataNascimento);
    }
}
