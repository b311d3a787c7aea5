package dev.alambique.escola.api.problem;

import dev.alambique.escola.domain.aluno.Aluno;
import dev.alambique.escola.domain.curso.Curso;
import dev.alambique.escola.domain.matricula.Matricula;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A named constraint of the database, and what it says to a client whose request broke it. */
enum Constraint {
    ALUNO_EMAIL(Aluno.EMAIL_IS_UNIQUE, "Another aluno has this email.", "is already taken", "email"),
    CURSO_CODIGO(Curso.CODIGO_IS_UNIQUE, "Another curso has this codigo.", "is already taken", "codigo"),
    MATRICULA_PAIR(
            Matricula.ALUNO_AND_CURSO_ARE_UNIQUE,
            "The aluno has a matricula in this curso already.",
            "is already taken together",
            "aluno_id",
            "curso_id"),
    MATRICULA_ALUNO(Matricula.ALUNO_EXISTS, "The aluno still has matriculas.", "names no aluno", "aluno_id"),
    MATRICULA_CURSO(Matricula.CURSO_EXISTS, "The curso still has matriculas.", "names no curso", "curso_id");

    private final String constraintName;
    private final String conflict;
    private final String message;
    private final List<String> fields;

    Constraint(String constraintName, String conflict, String message, String... fields) {
        this.constraintName = constraintName;
        this.conflict = conflict;
        this.message = message;
        this.fields = List.of(fields);
    }

    static Optional<Constraint> named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(constraint -> constraint.constraintName.equals(name))
                .findFirst();
    }

    /** What stands in the way, as a sentence. */
    String conflict() {
        return conflict;
    }

    /** The fields of the request that the constraint is about. */
    List<FieldError> errors() {
        return fields.stream().map(field -> new FieldError(field, message)).toList();
    }
}
