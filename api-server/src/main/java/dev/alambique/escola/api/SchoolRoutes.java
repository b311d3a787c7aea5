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
import java.util.ArrayList;
import java.util.List;

/** The routes of students, courses and enrolments, with an example of each. */
final class SchoolRoutes {
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
                AlunoRequest.class,
                AlunoResponse.class,
                """
                {"nome": "Ana Lima", "email": "ana@escola.example",
                 "telefone": "+55 11 5555-0001", "data_nascimento": "2001-09-23"}""",
                """
                {"telefone": "+55 11 5555-0002"}""");
    }

    private ResourceRoutes<CursoRequest, CursoResponse> cursos() {
        return new ResourceRoutes<>(
                "curso",
                "course",
                school.cursos(),
                new RequestReader<>(CursoRequest.class),
                CursoRequest.class,
                CursoResponse.class,
                """
                {"nome": "Cálculo", "codigo": "MAT-101", "descricao": "Limites, derivadas, integrais"}""",
                """
                {"descricao": null}""");
    }

    private ResourceRoutes<MatriculaRequest, MatriculaResponse> matriculas() {
        return new ResourceRoutes<>(
                "matricula",
                "enrolment",
                school.matriculas(),
                new RequestReader<>(MatriculaRequest.class),
                MatriculaRequest.class,
                MatriculaResponse.class,
                """
                {"aluno_id": 1, "curso_id": 1, "data": "2026-02-01"}""",
                """
                {"data": "2026-02-02"}""");
    }
}
