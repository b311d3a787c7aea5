package dev.alambique.escola.api;

import dev.alambique.escola.api.resource.RequestReader;
import dev.alambique.escola.api.resource.ResourceRoutes;
import dev.alambique.escola.api.route.Route;
import dev.alambique.escola.api.storage.School;
import dev.alambique.escola.domain.aluno.AlunoRequest;
import dev.alambique.escola.domain.aluno.AlunoResponse;
import dev.alambique.escola.domain.curso.CursoRequest;
import dev.alambique.escola.domain.curso.CursoResponse;
import dev.alambique.escola.domain.matricula.MatriculaRequest;
import dev.alambique.escola.domain.matricula.MatriculaResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The routes of students, courses and enrolments, with an example of each. */
final class SchoolRoutes {
    private static final LocalDate BIRTH = LocalDate.of(2001, 9, 23);
    private static final LocalDate DAY = LocalDate.of(2026, 2, 1);

    private final School school;

    SchoolRoutes(School school) {
        this.school = school;
    }

    List<Route> all() {
        ResourceRoutes<AlunoRequest, AlunoResponse> alunos = alunos();
        ResourceRoutes<MatriculaRequest, MatriculaResponse> matriculas = matriculas();
        List<Route> routes = new ArrayList<>(alunos.all());
        routes.add(matriculas.part(
                "/alunos/{id}/matriculas",
                "listMatriculasOfAluno",
                "The enrolments of a student",
                ctx -> school.matriculasOf(
                        ResourceRoutes.id(ctx), matriculas.listed().read(ctx))));
        routes.addAll(cursos().all());
        routes.add(alunos.part(
                "/cursos/{codigo}/alunos",
                "listAlunosOfCurso",
                "The students of a course",
                ctx -> school.alunosOf(ctx.pathParam("codigo"), alunos.listed().read(ctx))));
        routes.addAll(matriculas.all());
        return routes;
    }

    private ResourceRoutes<AlunoRequest, AlunoResponse> alunos() {
        return new ResourceRoutes<>(
                "aluno",
                "student",
                school.alunos(),
                new RequestReader<>(AlunoRequest.class),
                new AlunoRequest("Ana Lima", "ana@escola.example", "+55 11 5555-0001", BIRTH),
                Map.of("telefone", "+55 11 5555-0002"),
                new AlunoResponse(1, "Ana Lima", "ana@escola.example", "+55 11 5555-0001", BIRTH));
    }

    private ResourceRoutes<CursoRequest, CursoResponse> cursos() {
        return new ResourceRoutes<>(
                "curso",
                "course",
                school.cursos(),
                new RequestReader<>(CursoRequest.class),
                new CursoRequest("Cálculo", "MAT-101", "Limites, derivadas, integrais"),
                Map.of("nome", "Cálculo I"),
                new CursoResponse(1, "Cálculo", "MAT-101", "Limites, derivadas, integrais"));
    }

    private ResourceRoutes<MatriculaRequest, MatriculaResponse> matriculas() {
        return new ResourceRoutes<>(
                "matricula",
                "enrolment",
                school.matriculas(),
                new RequestReader<>(MatriculaRequest.class),
                new MatriculaRequest(1L, 1L, DAY),
                Map.of("data", DAY.plusDays(1)),
                new MatriculaResponse(1, 1, 1, DAY));
    }
}
