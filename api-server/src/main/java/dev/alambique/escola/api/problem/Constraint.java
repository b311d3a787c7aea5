package dev.alambique.escola.api.problem;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.domain.aluno.Aluno;
import dev.alambique.escola.domain.curso.Curso;
import dev.alambique.escola.domain.matricula.Matricula;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A named constraint of the database, and what it says to a client whose request broke it. */
enum Constraint {
    ALUNO_EMAIL(Aluno.EMAIL_IS_UNIQUE, Message.EMAIL_IS_TAKEN, Message.IS_TAKEN, "email"),
    CURSO_CODIGO(Curso.CODIGO_IS_UNIQUE, Message.CODIGO_IS_TAKEN, Message.IS_TAKEN, "codigo"),
    MATRICULA_PAIR(
            Matricula.ALUNO_AND_CURSO_ARE_UNIQUE,
            Message.ENROLLED_ALREADY,
            Message.IS_TAKEN_TOGETHER,
            "aluno_id",
            "curso_id"),
    MATRICULA_ALUNO(Matricula.ALUNO_EXISTS, Message.ALUNO_HAS_MATRICULAS, Message.NAMES_NO_ALUNO, "aluno_id"),
    MATRICULA_CURSO(Matricula.CURSO_EXISTS, Message.CURSO_HAS_MATRICULAS, Message.NAMES_NO_CURSO, "curso_id");

    private final String constraintName;
    private final Message conflict;
    private final Message message;
    private final List<String> fields;

    Constraint(String constraintName, Message conflict, Message message, String... fields) {
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
    Message conflict() {
        return conflict;
    }

    /** The fields of the request that the constraint is about. */
    List<FieldError> errors() {
        return fields.stream().map(field -> new FieldError(field, message)).toList();
    }
}
