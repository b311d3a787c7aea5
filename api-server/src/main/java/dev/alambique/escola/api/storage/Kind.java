package dev.alambique.escola.api.storage;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.domain.Versioned;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One kind of what is stored, between the records that travel and its entity.
 *
 * @param entity the class of the entity
 * @param response the class of what a client receives
 * @param blank a new entity
 * @param writer writes a request into an entity
 * @param reader what a client receives of an entity
 * @param missing what to say where there is none, with the key in its gap
 * @param filters how its list can be narrowed
 * @param sorts what its list can be sorted by, the usual one first
 */
record Kind<E extends Versioned, Q, R>(
        Class<E> entity,
        Class<R> response,
        Supplier<E> blank,
        Writer<E, Q> writer,
        Function<E, R> reader,
        Message missing,
        List<Filter> filters,
        List<Sort<E>> sorts) {

    /** Writes what a client sent into an entity. */
    @FunctionalInterface
    interface Writer<E, Q> {
        void write(EntityManager session, Q request, E entity);
    }
}
