package dev.alambique.escola.domain.matricula;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** An enrolment as a client sends it: student and course by their keys. */
public record MatriculaRequest(
        @JsonProperty("aluno_id") @NotNull Long alunoId,
        @JsonProperty("curso_id") @NotNull Long cursoId,
        @NotNull LocalDate data) {}
