package dev.alambique.escola.domain.curso;

import dev.alambique.escola.domain.Versioned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A course. No two have the same code. */
@Entity
@Table(name = "cursos", uniqueConstraints = @UniqueConstraint(name = Curso.CODIGO_IS_UNIQUE, columnNames = "codigo"))
public class Curso implements Versioned {
    /** The name of the constraint that keeps two courses from having the same code. */
    public static final String CODIGO_IS_UNIQUE = "cursos_codigo_key";

    static final int NOME_LENGTH = 120;
    static final int CODIGO_LENGTH = 20;
    static final int DESCRICAO_LENGTH = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Long id;

    @Column(name = "nome", nullable = false, length = NOME_LENGTH)
    private String nome;

    @Column(name = "codigo", nullable = false, length = CODIGO_LENGTH)
    private String codigo;

    @Column(name = "descricao", length = DESCRICAO_LENGTH)
    private @Nullable String descricao;

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

    public String getCodigo() {
        return codigo;
    }

    public void setCodigo(String codigo) {
        this.codigo = codigo;
    }

    public @Nullable String getDescricao() {
        return descricao;
    }

    public void setDescricao(@Nullable String descricao) {
        this.descricao = descricao;
    }
}
