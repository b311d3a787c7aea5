package dev.alambique.escola.api;

import static dev.alambique.escola.api.TestApi.json;
import static dev.alambique.escola.api.TestApi.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlunosIT {
    private static final String ANA = json("{'nome':'Ana Lima','email':'ana@escola.example','telefone':'11 5555-0001',"
            + "'data_nascimento':'2001-09-23'}");
    private static final String BRUNO = json("{'nome':'Bruno Dias','email':'bruno@escola.example'}");

    @RegisterExtension
    static final TestApi API = new TestApi();

    @Test
    void createsAndAnswersWithItsPlace() {
        Answer created = API.post("/alunos", ANA);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/alunos/1");
        assertThat(created.body())
                .isEqualTo(
                        tree(
                                "{'id':1,'nome':'Ana Lima','email':'ana@escola.example','telefone':'11 5555-0001','data_nascimento':'2001-09-23'}"));
        assertThat(API.get("/alunos/1").body()).isEqualTo(created.body());
    }

    @Test
    void createsWithoutWhatIsOptional() {
        assertThat(API.post("/alunos", BRUNO).body())
                .isEqualTo(
                        tree(
                                "{'id':1,'nome':'Bruno Dias','email':'bruno@escola.example','telefone':null,'data_nascimento':null}"));
    }

    @Test
    void listsInOrderOfKeys() {
        API.post("/alunos", BRUNO);
        API.post("/alunos", ANA);
        API.put("/alunos/1", BRUNO.replace("Dias", "Reis"));

        Answer list = API.get("/alunos");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().findValuesAsText("nome")).containsExactly("Bruno Reis", "Ana Lima");
    }

    @Test
    void filtersByTheBeginningOfTheNameInAnyCase() {
        API.post("/alunos", ANA);
        API.post("/alunos", BRUNO);

        assertThat(names("?nome=AN")).containsExactly("Ana Lima");
        assertThat(names("?nome=ima")).isEmpty();
        assertThat(names("?nome=%25")).isEmpty();
        assertThat(names("?nome=_")).isEmpty();
        assertThat(names("?nome=")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"İpek", "Ása", "ΑΣ"})
    void findsANameByItselfWhateverItsAlphabet(String name) {
        API.post("/alunos", json("{'nome':'" + name + "','email':'a@b.example'}"));

        assertThat(names("?nome=" + URLEncoder.encode(name, StandardCharsets.UTF_8)))
                .containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31", "0500-02-28", "1582-10-10", "1883-11-18", "1900-02-28"})
    void aDayIsTheSameWhenItIsReadAgain(String day) {
        Answer created =
                API.post("/alunos", json("{'nome':'Ana','email':'a@b.example','data_nascimento':'" + day + "'}"));

        assertThat(created.body().path("data_nascimento").asText()).isEqualTo(day);
        // The driver reads text at first, and bytes once it has prepared the statement on the server.
        for (int i = 0; i < 10; i++) {
            assertThat(API.get("/alunos/1").body()).isEqualTo(created.body());
            assertThat(API.get("/alunos").body().get(0)).isEqualTo(created.body());
        }
    }

    @Test
    void filtersByTheWholeEmail() {
        API.post("/alunos", ANA);
        API.post("/alunos", BRUNO);

        assertThat(names("?email=bruno@escola.example")).containsExactly("Bruno Dias");
        assertThat(names("?email=bruno")).isEmpty();
        assertThat(names("?email=bruno@escola.example&nome=ana")).isEmpty();
    }

    @Test
    void replacesEveryValue() {
        API.post("/alunos", ANA);

        Answer replaced = API.put("/alunos/1", json("{'nome':'Ana Souza','email':'ana@escola.example'}"));

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.body())
                .isEqualTo(
                        tree(
                                "{'id':1,'nome':'Ana Souza','email':'ana@escola.example','telefone':null,'data_nascimento':null}"));
        assertThat(API.get("/alunos/1").body()).isEqualTo(replaced.body());
    }

    @Test
    void deletes() {
        API.post("/alunos", ANA);

        assertThat(API.delete("/alunos/1").status()).isEqualTo(204);

        assertThat(API.get("/alunos/1").status()).isEqualTo(404);
        assertThat(API.delete("/alunos/1").status()).isEqualTo(404);
        assertThat(API.put("/alunos/1", ANA).status()).isEqualTo(404);
    }

    @Test
    void refusesAnEmailThatIsTaken() {
        API.post("/alunos", ANA);
        API.post("/alunos", BRUNO);

        Answer created = API.post("/alunos", ANA);
        Answer replaced = API.put("/alunos/2", ANA);

        assertThat(created.status()).isEqualTo(409);
        assertThat(created.body().path("detail").asText()).isEqualTo("Another aluno has this email.");
        assertThat(created.errors()).isEqualTo("email is already taken");
        assertThat(replaced.status()).isEqualTo(409);
        assertThat(replaced.errors()).isEqualTo("email is already taken");
        assertThat(names("")).containsExactly("Ana Lima", "Bruno Dias");
    }

    @Test
    void namesEveryFieldThatIsNotAcceptable() {
        Answer answer = API.post(
                "/alunos",
                json("{'email':'nobody','telefone':'" + "5".repeat(31) + "','data_nascimento':'2999-01-01'}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors())
                .isEqualTo("data_nascimento must be a date in the past or in the present;"
                        + " email must be a well-formed email address; nome must not be blank;"
                        + " telefone size must be between 0 and 30");
        assertThat(API.put("/alunos/1", json("{'nome':' ','email':'a@b.example'}"))
                        .errors())
                .isEqualTo("nome must not be blank");
        assertThat(names("")).isEmpty();
    }

    @Test
    void namesTheFieldOfTheWrongType() {
        assertThat(API.post("/alunos", json("{'nome':7,'email':'a@b.example'}")).errors())
                .isEqualTo("nome must be text, in quotation marks");
        assertThat(API.post("/alunos", json("{'nome':'A','email':'a@b.example','data_nascimento':'23/09/2001'}"))
                        .errors())
                .isEqualTo("data_nascimento must be a date such as 2001-09-23");
        assertThat(API.post("/alunos", json("{'nome':'A','data_nascimento':'2001-02-29'}"))
                        .errors())
                .isEqualTo("data_nascimento must be a date such as 2001-09-23");
        assertThat(API.post("/alunos", json("{'nome':'A','data_nascimento':11223}"))
                        .status())
                .isEqualTo(400);
        assertThat(API.post("/alunos", json("{'nome':'A','data_nascimento':[2001,9,23]}"))
                        .status())
                .isEqualTo(400);
    }

    private static List<String> names(String query) {
        return API.get("/alunos" + query).body().findValuesAsText("nome");
    }
}
