package dev.alambique.escola.api.resource;

import java.util.Optional;
import java.util.function.Function;

/**
 * What is stored of one kind. Each change is one transaction.
 *
 * @param <Q> what a client sends
 * @param <R> what a client receives
 */
public interface Resource<Q, R> {
    /** What its list can be asked for. */
    ListParameters listed();

    /** Those that match, in the order that is asked for. */
    Page<R> list(Listing listing);

    /**
     * The one with that key.
     *
     * @throws dev.alambique.escola.api.problem.RequestException if there is none
     */
    Stored<R> get(long id);

    /**
     * Stores a new one; under a key that was used for the same request before, nothing, and answers with what that
     * stored.
     *
     * @throws dev.alambique.escola.api.problem.RequestException if the key was used for another request
     */
    Stored<R> create(Q request, Optional<IdempotencyKey> key);

    /**
     * Replaces every value of the one with that key.
     *
     * @param change what it is to be, given what it is
     * @throws dev.alambique.escola.api.problem.RequestException if there is none, or not in that version
     */
    Stored<R> change(long id, Precondition precondition, Function<R, Q> change);

    /**
     * Removes the one with that key.
     *
     * @throws dev.alambique.escola.api.problem.RequestException if there is none, or not in that version
     */
    void delete(long id, Precondition precondition);
}
