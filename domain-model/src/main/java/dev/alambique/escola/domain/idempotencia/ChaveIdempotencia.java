package dev.alambique.escola.domain.idempotencia;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key under which a client created something, and the answer that it got. Sent again under the same key, the request is
 * answered the same, and creates nothing.
 */
@Entity
@Table(
        name = "chaves_idempotencia",
        indexes = @Index(name = "chaves_idempotencia_criada_em_idx", columnList = "criada_em"))
public class ChaveIdempotencia {
    /** What a key may have: 255 characters. */
    public static final int CHAVE_LENGTH = 255;

    static final int RESUMO_LENGTH = 64;

    @Id
    @Column(name = "chave", nullable = false, length = CHAVE_LENGTH)
    private String chave;

    @Column(name = "resumo", nullable = false, length = RESUMO_LENGTH)
    private String resumo;

    @Column(name = "criada_em", nullable = false)
    private Instant criadaEm;

    @Column(name = "recurso_id")
    private @Nullable Long recursoId;

    @Column(name = "resposta", columnDefinition = "text")
    private @Nullable String resposta;

    /** What the client calls the request. */
    public String getChave() {
        return chave;
    }

    /** SHA-256 of the path and the body, in hexadecimal digits: another request under the same key has another. */
    public String getResumo() {
        return resumo;
    }

    /** When the key was first seen. */
    public Instant getCriadaEm() {
        return criadaEm;
    }

    /** What the request created; absent while it is under way. */
    public @Nullable Long getRecursoId() {
        return recursoId;
    }

    /** The JSON that it was answered with; absent while it is under way. */
    public @Nullable String getResposta() {
        return resposta;
    }

    /** Keeps the answer to the request. */
    public void responder(long id, String json) {
        this.recursoId = id;
        this.resposta = json;
    }
}
