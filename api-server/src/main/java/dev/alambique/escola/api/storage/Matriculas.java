package dev.alambique.escola.api.storage;

import dev.alambique.escola.api.resource.Filters;
import dev.alambique.escola.api.resource.Resource;
import dev.alambique.escola.domain.aluno.Aluno;
import dev.alambique.escola.domain.curso.Curso;
import dev.alambique.escola.domain.matricula.Matricula;
import dev.alambique.escola.domain.matricula.MatriculaRequest;
import dev.alambique.escola.domain.matricula.MatriculaResponse;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;

/** The enrolments. Whether their student and course exist is for the foreign keys to say. */
public record Matriculas(EntityManagerFactory database) implements Resource<MatriculaRequest, MatriculaResponse> {
    private static final String BY_ID = "select matricula from Matricula matricula order by matricula.id";

    @Override
    public List<MatriculaResponse> list(Filters filters) {
        return database.callInTransaction(session -> session.createQuery(BY_ID, Matricula.class)
                .getResultStream()
                .map(MatriculaResponse::of)
                .toList());
    }

    @Override
    public MatriculaResponse get(long id) {
        return database.callInTransaction(session -> MatriculaResponse.of(Entities.find(session, Matricula.class, id)));
    }

    @Override
    public MatriculaResponse create(MatriculaRequest request) {
        return database.callInTransaction(session -> {
            Matricula matricula = new Matricula();
            write(request, matricula, session);
            session.persist(matricula);
            return MatriculaResponse.of(matricula);
        });
    }

    @Override
    public MatriculaResponse replace(long id, MatriculaRequest request) {
        return database.callInTransaction(session -> {
            Matricula matricula = Entities.find(session, Matricula.class, id);
            write(request, matricula, session);
            return MatriculaResponse.of(matricula);
        });
    }

    @Override
    public void delete(long id) {
        database.runInTransaction(session -> session.remove(Entities.find(session, Matricula.class, id)));
    }

    private static void write(MatriculaRequest request, Matricula matricula, EntityManager session) {
        matricula.setAluno(session.getReference(Aluno.class, request.alunoId()));
        matricula.setCurso(session.getReference(Curso.class, request.cursoId()));
        matricula.setData(request.data());
    }
}
