package dev.alambique.escola.domain.curso;

import dev.alambique.escola.domain.OneLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A course as a client sends it. */
public record CursoRequest(
        @NotBlank @Size(max = Curso.NOME_LENGTH) @Pattern(regexp = OneLine.FORM, message = OneLine.MESSAGE)
        String nome,

        @NotBlank @Size(max = Curso.CODIGO_LENGTH) @Pattern(regexp = OneLine.FORM, message = OneLine.MESSAGE)
        String codigo,

        @Nullable @Size(max = Curso.DESCRICAO_LENGTH) String descricao) {

    /** Writes every value into the course; what the client left out becomes empty. */
    public void applyTo(Curso curso) {
        curso.setNome(nome);
        curso.setCodigo(codigo);
        curso.setDescricao(descricao);
    }
}
