package dev.alambique.escola.api;

import static io.javalin.apibuilder.ApiBuilder.delete;
import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.head;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;
import static io.javalin.apibuilder.ApiBuilder.put;

import dev.alambique.escola.api.problem.Problems;
import dev.alambique.escola.api.problem.UnroutedProblems;
import dev.alambique.escola.api.resource.Json;
import dev.alambique.escola.api.resource.RequestReader;
import dev.alambique.escola.api.resource.ResourceHandlers;
import dev.alambique.escola.api.storage.Alunos;
import dev.alambique.escola.api.storage.Cursos;
import dev.alambique.escola.api.storage.Matriculas;
import dev.alambique.escola.domain.aluno.AlunoRequest;
import dev.alambique.escola.domain.aluno.AlunoResponse;
import dev.alambique.escola.domain.curso.CursoRequest;
import dev.alambique.escola.domain.curso.CursoResponse;
import dev.alambique.escola.domain.matricula.MatriculaRequest;
import dev.alambique.escola.domain.matricula.MatriculaResponse;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import jakarta.persistence.EntityManagerFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The API over a database, not yet started. */
public final class App {
    private static final long DRAIN_MILLISECONDS = 10_000;

    private final ResourceHandlers<AlunoRequest, AlunoResponse> alunos;
    private final ResourceHandlers<CursoRequest, CursoResponse> cursos;
    private final ResourceHandlers<MatriculaRequest, MatriculaResponse> matriculas;

    private App(EntityManagerFactory database) {
        alunos = new ResourceHandlers<>(new Alunos(database), new RequestReader<>(AlunoRequest.class));
        cursos = new ResourceHandlers<>(new Cursos(database), new RequestReader<>(CursoRequest.class));
        matriculas = new ResourceHandlers<>(new Matriculas(database), new RequestReader<>(MatriculaRequest.class));
    }

    /** The API over the entities of a database. */
    public static Javalin create(EntityManagerFactory database) {
        return Javalin.create(new App(database)::configure);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.http.prefer405over404 = true;
        config.jsonMapper(new JavalinJackson(Json.mapper(), false));
        config.jetty.modifyServer(App::drainWhenStopped);
        config.routes.apiBuilder(this::routes);
        Problems.answerOn(config.routes);
    }

    /** Javalin would answer 200 to any HEAD on a path that has a GET, without asking its handler. */
    private void routes() {
        path("/alunos", () -> {
            get(alunos::list);
            head(alunos::list);
            post(alunos::create);
            path("/{id}", () -> {
                get(alunos::get);
                head(alunos::get);
                put(alunos::replace);
                delete(alunos::delete);
            });
        });
        path("/cursos", () -> {
            get(cursos::list);
            head(cursos::list);
            post(cursos::create);
            path("/{id}", () -> {
                get(cursos::get);
                head(cursos::get);
                put(cursos::replace);
                delete(cursos::delete);
            });
        });
        path("/matriculas", () -> {
            get(matriculas::list);
            head(matriculas::list);
            post(matriculas::create);
            path("/{id}", () -> {
                get(matriculas::get);
                head(matriculas::get);
                put(matriculas::replace);
                delete(matriculas::delete);
            });
        });
    }

    /** Requests under way are finished before the server goes, new ones are answered with 503. */
    private static void drainWhenStopped(Server server) {
        server.setStopTimeout(DRAIN_MILLISECONDS);
        server.setHandler(new GracefulHandler());
        server.setErrorHandler(new UnroutedProblems(Json.mapper()));
    }
}
