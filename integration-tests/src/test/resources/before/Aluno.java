package dev.alambique.escola.domain.aluno;

import dev.alambique.escola.domain.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A student. No two have the same e-mail address. */
@Entity
@Table(
        name = "alunos",
        uniqueConstraints = @UniqueConstraint(name = Aluno.EMAIL_IS_UNIQUE, columnNames = "email"),
        indexes = @Index(name = "alunos_inicio_do_nome_idx", columnList = "(lower(nome)) text_pattern_ops"))
public class Aluno implements Versioned {
    /** The name of the constraint that keeps two students from having the same e-mail address. */
    public static final String EMAIL_IS_UNIQUE = "alunos_email_key";

    static final int NOME_LENGTH = 120;
    static final int EMAIL_LENGTH = 254;
    static final int TELEFONE_LENGTH = 30;

    /** Digits, and what people write between them: {@code +55 (11) 5555-0001}. */
    static final String TELEFONE_FORM = "\\+?[0-9(][0-9 ()./-]*[0-9]";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Long id;

    @Column(name = "nome", nullable = false, length = NOME_LENGTH)
    private String nome;

    @Column(name = "email", nullable = false, length = EMAIL_LENGTH)
    private String email;

    @Column(name = "telefone", length = TELEFONE_LENGTH)
    private @Nullable String telefone;

    @Version
    @Column(name = "versao", nullable = false, options = "default 0")
    private int versao;

    @Override
    public @Nullable Long getId() {
        return id;
    }

    @Override
    public int getVersao() {
        return versao;
    }

    public String getNome() {
        return nome;
    }

    public void setNome(String nome) {
        this.nome = nome;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public @Nullable String getTelefone() {
        return telefone;
    }

    public void setTelefone(@Nullable String telefone) {
        this.telefone = telefone;
    }
}
