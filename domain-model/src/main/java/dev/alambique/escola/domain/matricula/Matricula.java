package dev.alambique.escola.domain.matricula;

import dev.alambique.escola.domain.Versioned;
import dev.alambique.escola.domain.aluno.Aluno;
import dev.alambique.escola.domain.curso.Curso;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The enrolment of a student in a course, at most one for each pair.
 *
 * <p>The unique constraint leads with the student; PostgreSQL makes no index for a foreign key, so the course has its
 * own.
 */
@Entity
@Table(
        name = "matriculas",
        uniqueConstraints =
                @UniqueConstraint(
                        name = Matricula.ALUNO_AND_CURSO_ARE_UNIQUE,
                        columnNames = {"aluno_id", "curso_id"}),
        indexes = @Index(name = "matriculas_curso_id_idx", columnList = "curso_id"))
public class Matricula implements Versioned {
    /** The name of the constraint that keeps a student from enrolling twice in one course. */
    public static final String ALUNO_AND_CURSO_ARE_UNIQUE = "matriculas_aluno_id_curso_id_key";

    /** The name of the foreign key to the student. */
    public static final String ALUNO_EXISTS = "matriculas_aluno_id_fkey";

    /** The name of the foreign key to the course. */
    public static final String CURSO_EXISTS = "matriculas_curso_id_fkey";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "aluno_id", nullable = false, foreignKey = @ForeignKey(name = ALUNO_EXISTS))
    private Aluno aluno;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "curso_id", nullable = false, foreignKey = @ForeignKey(name = CURSO_EXISTS))
    private Curso curso;

    @Column(name = "data", nullable = false)
    private LocalDate data;

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

    public Aluno getAluno() {
        return aluno;
    }

    public void setAluno(Aluno aluno) {
        this.aluno = aluno;
    }

    public Curso getCurso() {
        return curso;
    }

    public void setCurso(Curso curso) {
        this.curso = curso;
    }

    public LocalDate getData() {
        return data;
    }

    public void setData(LocalDate data) {
        this.data = data;
    }
}
