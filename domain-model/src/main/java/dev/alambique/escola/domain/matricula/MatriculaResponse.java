package dev.alambique.escola.domain.matricula;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Objects;

/** A stored enrolment as a client receives it: student and course by their keys. */
public record MatriculaResponse(
        long id,
        @JsonProperty("aluno_id") long alunoId,
        @JsonProperty("curso_id") long cursoId,
        LocalDate data) {

    /** The stored enrolment, as it is now; neither student nor course is loaded for it. */
    public static MatriculaResponse of(Matricula matricula) {
        return new MatriculaResponse(
                Objects.requireNonNull(matricula.getId(), "id"),
                Objects.requireNonNull(matricula.getAluno().getId(), "aluno_id"),
                Objects.requireNonNull(matricula.getCurso().getId(), "curso_id"),
                matricula.getData());
    }
}
