package dev.alambique.escola.api.storage;

import dev.alambique.escola.api.problem.RequestException;
import dev.alambique.escola.api.resource.IdempotencyKey;
import dev.alambique.escola.api.resource.ListParameters;
import dev.alambique.escola.api.resource.Listing;
import dev.alambique.escola.api.resource.Page;
import dev.alambique.escola.api.resource.Precondition;
import dev.alambique.escola.api.resource.Resource;
import dev.alambique.escola.api.resource.Stored;
import dev.alambique.escola.domain.Versioned;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What is stored of one kind. */
record Store<E extends Versioned, Q, R>(Transactions database, Kind<E, Q, R> kind) implements Resource<Q, R> {
    @Override
    public ListParameters listed() {
        return new ListParameters(
                kind.filters().stream().map(Filter::name).toList(),
                kind.sorts().stream().map(Sort::name).toList());
    }

    @Override
    public Page<R> list(Listing listing) {
        return list(kind.entity().getSimpleName() + " e", Map.of(), List.of(), listing);
    }

    /** A list of those that a query finds, where the entity is {@code e}. */
    Page<R> list(String from, Map<String, Object> parameters, List<String> conditions, Listing listing) {
        PageQuery<E, R> query = new PageQuery<>(kind, from, parameters, conditions, listing);
        // A total beside items of another moment would say that there are fewer than are shown.
        return listing.total() ? database.snapshot(query::read) : database.read(query::read);
    }

    @Override
    public Stored<R> get(long id) {
        return database.read(session -> stored(find(session, id)));
    }

    @Override
    public Stored<R> create(Q request, Optional<IdempotencyKey> key) {
        return database.call(session -> key.isEmpty()
                ? create(session, request)
                : new Idempotency(session, key.get()).once(kind.response(), () -> create(session, request)));
    }

    private Stored<R> create(EntityManager session, Q request) {
        E entity = kind.blank().get();
        kind.writer().write(session, request, entity);
        session.persist(entity);
        return stored(entity);
    }

    @Override
    public Stored<R> change(long id, Precondition precondition, Function<R, Q> change) {
        return database.call(session -> {
            E entity = find(session, id);
            precondition.holdFor(entity.getVersao());
            kind.writer().write(session, change.apply(kind.reader().apply(entity)), entity);
            // The version is counted up when the change is written.
            session.flush();
            return stored(entity);
        });
    }

    @Override
    public void delete(long id, Precondition precondition) {
        database.call(session -> {
            E entity = find(session, id);
            precondition.holdFor(entity.getVersao());
            session.remove(entity);
            return entity;
        });
    }

    private E find(EntityManager session, long id) {
        E entity = session.find(kind.entity(), id);
        if (entity == null) {
            throw RequestException.notFound(kind.missing().with(id));
        }
        return entity;
    }

    private Stored<R> stored(E entity) {
        return new Stored<>(
                Objects.requireNonNull(entity.getId()),
                entity.getVersao(),
                kind.reader().apply(entity));
    }
}
