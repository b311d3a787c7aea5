package dev.alambique.escola.api.resource;

import dev.alambique.escola.domain.Identified;
import java.util.List;

/**
 * What is stored of one kind. Each call is one transaction.
 *
 * @param <Q> what a client sends
 * @param <R> what a client receives
 */
public interface Resource<Q, R extends Identified> {
    /** All that match, ordered by their keys. */
    List<R> list(Filters filters);

    /**
     * The one with that key.
     *
     * @throws dev.alambique.escola.api.problem.RequestException if there is none
     */
    R get(long id);

    R create(Q request);

    /**
     * Replaces every value of the one with that key.
     *
     * @throws dev.alambique.escola.api.problem.RequestException if there is none
     */
    R replace(long id, Q request);

    /**
     * Removes the one with that key.
     *
     * @throws dev.alambique.escola.api.problem.RequestException if there is none
     */
    void delete(long id);
}
