package dev.alambique.escola.api;

import static dev.alambique.escola.api.TestApi.json;
import static dev.alambique.escola.api.TestApi.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CursosIT {
    private static final String ALGEBRA = json("{'nome':'Álgebra','codigo':'MAT-1','descricao':'Vetores'}");
    private static final String BIOLOGY = json("{'nome':'Biologia','codigo':'BIO-1'}");

    @RegisterExtension
    static final TestApi API = new TestApi();

    @Test
    void createsAndAnswersWithItsPlace() {
        Answer created = API.post("/cursos", ALGEBRA);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/cursos/1");
        assertThat(created.body()).isEqualTo(tree("{'id':1,'nome':'Álgebra','codigo':'MAT-1','descricao':'Vetores'}"));
        assertThat(API.get("/cursos/1").body()).isEqualTo(created.body());
    }

    @Test
    void listsInOrderOfKeys() {
        API.post("/cursos", BIOLOGY);
        API.post("/cursos", ALGEBRA);
        API.put("/cursos/1", BIOLOGY.replace("Biologia", "Botânica"));

        assertThat(API.get("/cursos").body().findValuesAsText("nome")).containsExactly("Botânica", "Álgebra");
    }

    @Test
    void replacesEveryValue() {
        API.post("/cursos", ALGEBRA);

        Answer replaced = API.put("/cursos/1", json("{'nome':'Análise','codigo':'MAT-2'}"));

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.body()).isEqualTo(tree("{'id':1,'nome':'Análise','codigo':'MAT-2','descricao':null}"));
        assertThat(API.get("/cursos/1").body()).isEqualTo(replaced.body());
    }

    @Test
    void deletes() {
        API.post("/cursos", ALGEBRA);

        assertThat(API.delete("/cursos/1").status()).isEqualTo(204);

        assertThat(API.get("/cursos/1").status()).isEqualTo(404);
        assertThat(API.delete("/cursos/1").status()).isEqualTo(404);
        assertThat(API.put("/cursos/1", ALGEBRA).status()).isEqualTo(404);
    }

    @Test
    void refusesACodeThatIsTaken() {
        API.post("/cursos", ALGEBRA);
        API.post("/cursos", BIOLOGY);

        Answer created = API.post("/cursos", ALGEBRA);
        Answer replaced = API.put("/cursos/2", ALGEBRA);

        assertThat(created.status()).isEqualTo(409);
        assertThat(created.errors()).isEqualTo("codigo is already taken");
        assertThat(replaced.status()).isEqualTo(409);
        assertThat(replaced.errors()).isEqualTo("codigo is already taken");
    }

    @Test
    void namesEveryFieldThatIsNotAcceptable() {
        Answer answer = API.post("/cursos", json("{'nome':'','codigo':'" + "X".repeat(21) + "'}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).isEqualTo("codigo size must be between 0 and 20; nome must not be blank");
    }

    @Test
    void namesTheFieldOfTheWrongType() {
        Answer answer = API.post("/cursos", json("{'nome':'A','codigo':true}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).isEqualTo("codigo must be text, in quotation marks");
    }
}
