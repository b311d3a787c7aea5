package dev.alambique.escola.api.storage;

import dev.alambique.escola.api.problem.RequestException;
import jakarta.persistence.EntityManager;
import java.util.Locale;

/** Entities by their keys. */
final class Entities {
    private Entities() {}

    /**
     * The entity with that key.
     *
     * @throws RequestException if there is none
     */
    static <E> E find(EntityManager session, Class<E> type, long id) {
        E entity = session.find(type, id);
        if (entity == null) {
            String kind = type.getSimpleName().toLowerCase(Locale.ROOT);
            throw RequestException.notFound("There is no " + kind + " with id " + id + ".");
        }
        return entity;
    }
}
