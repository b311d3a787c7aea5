package dev.alambique.escola.api.storage;

import dev.alambique.escola.api.resource.Filters;
import dev.alambique.escola.api.resource.Resource;
import dev.alambique.escola.domain.curso.Curso;
import dev.alambique.escola.domain.curso.CursoRequest;
import dev.alambique.escola.domain.curso.CursoResponse;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;

/** The courses. */
public record Cursos(EntityManagerFactory database) implements Resource<CursoRequest, CursoResponse> {
    private static final String BY_ID = "select curso from Curso curso order by curso.id";

    @Override
    public List<CursoResponse> list(Filters filters) {
        return database.callInTransaction(session -> session.createQuery(BY_ID, Curso.class)
                .getResultStream()
                .map(CursoResponse::of)
                .toList());
    }

    @Override
    public CursoResponse get(long id) {
        return database.callInTransaction(session -> CursoResponse.of(Entities.find(session, Curso.class, id)));
    }

    @Override
    public CursoResponse create(CursoRequest request) {
        return database.callInTransaction(session -> {
            Curso curso = new Curso();
            request.applyTo(curso);
            session.persist(curso);
            return CursoResponse.of(curso);
        });
    }

    @Override
    public CursoResponse replace(long id, CursoRequest request) {
        return database.callInTransaction(session -> {
            Curso curso = Entities.find(session, Curso.class, id);
            request.applyTo(curso);
            return CursoResponse.of(curso);
        });
    }

    @Override
    public void delete(long id) {
        database.runInTransaction(session -> session.remove(Entities.find(session, Curso.class, id)));
    }
}
