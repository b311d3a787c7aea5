package dev.alambique.escola.api.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.RequestException;
import dev.alambique.escola.api.resource.IdempotencyKey;
import dev.alambique.escola.api.resource.Json;
import dev.alambique.escola.api.resource.Stored;
import dev.alambique.escola.domain.idempotencia.ChaveIdempotencia;
import io.javalin.http.HttpStatus;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Something done once for each key, in the transaction that does it. A second request with the same key waits in PostgreSQL
 * until the first has ended: for its answer, or for its turn.
 */
record Idempotency(EntityManager session, IdempotencyKey key) {
    /** How long answers are kept. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final String CLAIM = "insert into chaves_idempotencia (chave, resumo, criada_em)"
            + " values (:chave, :resumo, :agora) on conflict (chave) do nothing";

    /** What another request takes out at this moment is left to it. */
    private static final String FORGET = "delete from chaves_idempotencia where criada_em < :antes and (chave = :chave"
            + " or chave in (select chave from chaves_idempotencia where criada_em < :antes"
            + " order by criada_em limit 100 for update skip locked))";

    <R> Stored<R> once(Class<R> type, Supplier<Stored<R>> work) {
        forget();
        int claimed = session.createNativeQuery(CLAIM)
                .setParameter("chave", key.key())
                .setParameter("resumo", key.digest())
                .setParameter("agora", Instant.now())
                .executeUpdate();
        ChaveIdempotencia kept = session.find(ChaveIdempotencia.class, key.key());
        if (claimed == 0) {
            return again(kept, type);
        }
        Stored<R> done = work.get();
        kept.responder(done.id(), json(done.body()));
        return done;
    }

    private <R> Stored<R> again(ChaveIdempotencia kept, Class<R> type) {
        if (!kept.getResumo().equals(key.digest())) {
            throw new RequestException(
                    HttpStatus.UNPROCESSABLE_CONTENT, Message.KEY_USED_OTHERWISE.text(), List.of(), null);
        }
        // What was just created was never changed.
        return new Stored<>(Objects.requireNonNull(kept.getRecursoId()), 0, body(kept, type));
    }

    /** Takes out this key if it is too old, and some others that are. */
    private void forget() {
        session.createNativeQuery(FORGET)
                .setParameter("chave", key.key())
                .setParameter("antes", Instant.now().minus(KEPT))
                .executeUpdate();
    }

    private static String json(Object body) {
        try {
            return Json.mapper().writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <R> R body(ChaveIdempotencia kept, Class<R> type) {
        try {
            return Json.mapper().readValue(kept.getResposta(), type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The kept answer is not one of this version", impossible);
        }
    }
}
