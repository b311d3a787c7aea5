package dev.alambique.escola.api.storage;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.RequestException;
import dev.alambique.escola.api.resource.Listing;
import dev.alambique.escola.api.resource.Page;
import dev.alambique.escola.api.resource.Resource;
import dev.alambique.escola.domain.aluno.Aluno;
import dev.alambique.escola.domain.aluno.AlunoRequest;
import dev.alambique.escola.domain.aluno.AlunoResponse;
import dev.alambique.escola.domain.curso.Curso;
import dev.alambique.escola.domain.curso.CursoRequest;
import dev.alambique.escola.domain.curso.CursoResponse;
import dev.alambique.escola.domain.matricula.Matricula;
import dev.alambique.escola.domain.matricula.MatriculaRequest;
import dev.alambique.escola.domain.matricula.MatriculaResponse;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** All that is stored of the school. */
public final class School {
    private static final Kind<Aluno, AlunoRequest, AlunoResponse> ALUNO = new Kind<>(
            Aluno.class,
            AlunoResponse.class,
            Aluno::new,
            (session, request, aluno) -> request.applyTo(aluno),
            AlunoResponse::of,
            Message.NO_SUCH_ALUNO,
            List.of(Filter.beginningOf("nome"), Filter.exactly("email")),
            List.of(
                    new Sort<>("id", Aluno::getId, Long::valueOf),
                    Sort.byText("nome", Aluno::getNome),
                    Sort.byText("email", Aluno::getEmail)));

    private static final Kind<Curso, CursoRequest, CursoResponse> CURSO = new Kind<>(
            Curso.class,
            CursoResponse.class,
            Curso::new,
            (session, request, curso) -> request.applyTo(curso),
            CursoResponse::of,
            Message.NO_SUCH_CURSO,
            List.of(Filter.beginningOf("nome"), Filter.exactly("codigo")),
            List.of(
                    new Sort<>("id", Curso::getId, Long::valueOf),
                    Sort.byText("nome", Curso::getNome),
                    Sort.byText("codigo", Curso::getCodigo)));

    /** Whether student and course exist is for the foreign keys to say. */
    private static final Kind<Matricula, MatriculaRequest, MatriculaResponse> MATRICULA = new Kind<>(
            Matricula.class,
            MatriculaResponse.class,
            Matricula::new,
            School::write,
            MatriculaResponse::of,
            Message.NO_SUCH_MATRICULA,
            List.of(),
            List.of(
                    new Sort<>("id", Matricula::getId, Long::valueOf),
                    new Sort<>("data", Matricula::getData, LocalDate::parse)));

    private final Transactions database;
    private final Store<Aluno, AlunoRequest, AlunoResponse> alunos;
    private final Store<Curso, CursoRequest, CursoResponse> cursos;
    private final Store<Matricula, MatriculaRequest, MatriculaResponse> matriculas;

    /** The school in a database. */
    public School(EntityManagerFactory database) {
        this.database = new Transactions(database);
        this.alunos = new Store<>(this.database, ALUNO);
        this.cursos = new Store<>(this.database, CURSO);
        this.matriculas = new Store<>(this.database, MATRICULA);
    }

    public Resource<AlunoRequest, AlunoResponse> alunos() {
        return alunos;
    }

    public Resource<CursoRequest, CursoResponse> cursos() {
        return cursos;
    }

    public Resource<MatriculaRequest, MatriculaResponse> matriculas() {
        return matriculas;
    }

    /**
     * The enrolments of a student.
     *
     * @throws RequestException if there is no such student
     */
    public Page<MatriculaResponse> matriculasOf(long aluno, Listing listing) {
        Page<MatriculaResponse> page =
                matriculas.list("Matricula e", Map.of("aluno", aluno), List.of("e.aluno.id = :aluno"), listing);
        if (page.items().isEmpty() && !exists("Aluno e where e.id = :key", aluno)) {
            throw RequestException.notFound(Message.NO_SUCH_ALUNO.with(aluno));
        }
        return page;
    }

    /**
     * The students of a course.
     *
     * @throws RequestException if there is no such course
     */
    public Page<AlunoResponse> alunosOf(String curso, Listing listing) {
        Page<AlunoResponse> page = alunos.list(
                "Matricula m join m.aluno e", Map.of("curso", curso), List.of("m.curso.codigo = :curso"), listing);
        if (page.items().isEmpty() && !exists("Curso e where e.codigo = :key", curso)) {
            throw RequestException.notFound(Message.NO_SUCH_CURSO_CODIGO.with(curso));
        }
        return page;
    }

    private boolean exists(String from, Object key) {
        return database.read(session -> session.createQuery("select count(e) from " + from, Long.class)
                        .setParameter("key", key)
                        .getSingleResult()
                > 0);
    }

    private static void write(EntityManager session, MatriculaRequest request, Matricula matricula) {
        matricula.setAluno(session.getReference(Aluno.class, request.alunoId()));
        matricula.setCurso(session.getReference(Curso.class, request.cursoId()));
        matricula.setData(request.data());
    }
}
