package dev.alambique.escola.api;

import static dev.alambique.escola.api.TestApi.json;
import static dev.alambique.escola.api.TestApi.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MatriculasIT {
    private static final String ANA_IN_ALGEBRA = json("{'aluno_id':1,'curso_id':1,'data':'2026-02-02'}");
    private static final String ANA_IN_BIOLOGY = json("{'aluno_id':1,'curso_id':2,'data':'2026-02-03'}");

    @RegisterExtension
    static final TestApi API = new TestApi();

    @BeforeEach
    void oneAlunoAndTwoCursos() {
        API.post("/alunos", json("{'nome':'Ana','email':'ana@escola.example'}"));
        API.post("/cursos", json("{'nome':'Álgebra','codigo':'MAT-1'}"));
        API.post("/cursos", json("{'nome':'Biologia','codigo':'BIO-1'}"));
    }

    @Test
    void createsAndAnswersWithItsPlace() {
        Answer created = API.post("/matriculas", ANA_IN_ALGEBRA);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/matriculas/1");
        assertThat(created.body()).isEqualTo(tree("{'id':1,'aluno_id':1,'curso_id':1,'data':'2026-02-02'}"));
        assertThat(API.get("/matriculas/1").body()).isEqualTo(created.body());
    }

    @Test
    void listsInOrderOfKeys() {
        API.post("/matriculas", ANA_IN_BIOLOGY);
        API.post("/matriculas", ANA_IN_ALGEBRA);

        assertThat(API.get("/matriculas").body())
                .isEqualTo(tree("[{'id':1,'aluno_id':1,'curso_id':2,'data':'2026-02-03'},"
                        + "{'id':2,'aluno_id':1,'curso_id':1,'data':'2026-02-02'}]"));
    }

    @Test
    void replacesEveryValue() {
        API.post("/matriculas", ANA_IN_ALGEBRA);

        Answer replaced = API.put("/matriculas/1", ANA_IN_BIOLOGY);

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.body()).isEqualTo(tree("{'id':1,'aluno_id':1,'curso_id':2,'data':'2026-02-03'}"));
        assertThat(API.get("/matriculas/1").body()).isEqualTo(replaced.body());
    }

    @Test
    void deletes() {
        API.post("/matriculas", ANA_IN_ALGEBRA);

        assertThat(API.delete("/matriculas/1").status()).isEqualTo(204);

        assertThat(API.get("/matriculas/1").status()).isEqualTo(404);
        assertThat(API.delete("/matriculas/1").status()).isEqualTo(404);
        assertThat(API.put("/matriculas/1", ANA_IN_ALGEBRA).status()).isEqualTo(404);
    }

    @Test
    void refusesASecondOneForTheSamePair() {
        API.post("/matriculas", ANA_IN_ALGEBRA);
        API.post("/matriculas", ANA_IN_BIOLOGY);

        Answer created = API.post("/matriculas", ANA_IN_ALGEBRA);
        Answer replaced = API.put("/matriculas/2", ANA_IN_ALGEBRA);

        assertThat(created.status()).isEqualTo(409);
        assertThat(created.errors())
                .isEqualTo("aluno_id is already taken together; curso_id is already taken together");
        assertThat(replaced.status()).isEqualTo(409);
    }

    @Test
    void namesTheAlunoOrCursoThatDoesNotExist() {
        Answer noAluno = API.post("/matriculas", json("{'aluno_id':9,'curso_id':1,'data':'2026-02-02'}"));
        Answer noCurso = API.post("/matriculas", json("{'aluno_id':1,'curso_id':9,'data':'2026-02-02'}"));

        assertThat(noAluno.status()).isEqualTo(422);
        assertThat(noAluno.errors()).isEqualTo("aluno_id names no aluno");
        assertThat(noCurso.status()).isEqualTo(422);
        assertThat(noCurso.errors()).isEqualTo("curso_id names no curso");
    }

    @Test
    void namesTheOneThatDoesNotExistWhenReplacing() {
        API.post("/matriculas", ANA_IN_ALGEBRA);

        Answer answer = API.put("/matriculas/1", json("{'aluno_id':9,'curso_id':1,'data':'2026-02-02'}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).isEqualTo("aluno_id names no aluno");
    }

    @Test
    void keepsAnAlunoAndACursoThatStillHaveOne() {
        API.post("/matriculas", ANA_IN_ALGEBRA);

        Answer aluno = API.delete("/alunos/1");
        Answer curso = API.delete("/cursos/1");

        assertThat(aluno.status()).isEqualTo(409);
        assertThat(aluno.body().path("detail").asText()).isEqualTo("The aluno still has matriculas.");
        assertThat(curso.status()).isEqualTo(409);
        assertThat(curso.body().path("detail").asText()).isEqualTo("The curso still has matriculas.");
        assertThat(API.get("/matriculas/1").status()).isEqualTo(200);
    }

    @Test
    void namesEveryFieldThatIsMissing() {
        Answer answer = API.post("/matriculas", "{}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors())
                .isEqualTo("aluno_id must not be null; curso_id must not be null; data must not be null");
    }

    @Test
    void namesTheFieldOfTheWrongType() {
        assertThat(API.post("/matriculas", json("{'aluno_id':'1'}")).errors())
                .isEqualTo("aluno_id must be a whole number");
        assertThat(API.post("/matriculas", json("{'curso_id':1.5}")).errors())
                .isEqualTo("curso_id must be a whole number");
        assertThat(API.post("/matriculas", json("{'curso_id':99999999999999999999}"))
                        .status())
                .isEqualTo(400);
        assertThat(API.post("/matriculas", json("{'data':'2026-02-02T10:00:00'}"))
                        .errors())
                .isEqualTo("data must be a date such as 2001-09-23");
    }
}
