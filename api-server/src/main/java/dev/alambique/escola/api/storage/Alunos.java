package dev.alambique.escola.api.storage;

import dev.alambique.escola.api.resource.Filters;
import dev.alambique.escola.api.resource.Resource;
import dev.alambique.escola.domain.aluno.Aluno;
import dev.alambique.escola.domain.aluno.AlunoRequest;
import dev.alambique.escola.domain.aluno.AlunoResponse;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;

/** The students. */
public record Alunos(EntityManagerFactory database) implements Resource<AlunoRequest, AlunoResponse> {

    /**
     * {@inheritDoc}
     *
     * <p>{@code nome} is a part of the name, in upper or lower case; {@code email} is the whole address, exactly.
     */
    @Override
    public List<AlunoResponse> list(Filters filters) {
        return database.callInTransaction(session -> session.createQuery(matching(filters))
                .getResultStream()
                .map(AlunoResponse::of)
                .toList());
    }

    @Override
    public AlunoResponse get(long id) {
        return database.callInTransaction(session -> AlunoResponse.of(Entities.find(session, Aluno.class, id)));
    }

    @Override
    public AlunoResponse create(AlunoRequest request) {
        return database.callInTransaction(session -> {
            Aluno aluno = new Aluno();
            request.applyTo(aluno);
            session.persist(aluno);
            return AlunoResponse.of(aluno);
        });
    }

    @Override
    public AlunoResponse replace(long id, AlunoRequest request) {
        return database.callInTransaction(session -> {
            Aluno aluno = Entities.find(session, Aluno.class, id);
            request.applyTo(aluno);
            return AlunoResponse.of(aluno);
        });
    }

    @Override
    public void delete(long id) {
        database.runInTransaction(session -> session.remove(Entities.find(session, Aluno.class, id)));
    }

    private CriteriaQuery<Aluno> matching(Filters filters) {
        CriteriaBuilder builder = database.getCriteriaBuilder();
        CriteriaQuery<Aluno> query = builder.createQuery(Aluno.class);
        Root<Aluno> aluno = query.from(Aluno.class);
        List<Predicate> predicates = new ArrayList<>();
        // locate, not like: what a client types is never a pattern.
        filters.value("nome")
                .map(nome -> builder.locate(builder.lower(aluno.get("nome")), builder.lower(builder.literal(nome))))
                .map(position -> builder.greaterThan(position, 0))
                .ifPresent(predicates::add);
        filters.value("email")
                .map(email -> builder.equal(aluno.get("email"), email))
                .ifPresent(predicates::add);
        return query.where(predicates).orderBy(builder.asc(aluno.get("id")));
    }
}
