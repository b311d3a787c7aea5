package dev.alambique.escola.api.page;

import static dev.alambique.escola.api.TestApi.json;
import static dev.alambique.escola.api.TestApi.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlunosPageIT {
    private static final String ANA =
            json("{'nome':'Ana Lima','email':'ana@escola.example','data_nascimento':'2001-09-23'}");

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestApi API = new TestApi();

    private static final Page PAGE = new Page(BROWSER, API::port);

    private static String aluno(int id) {
        return API.get("/alunos/" + id).body().toString();
    }

    @Test
    void createsAStudent() {
        Page page = PAGE.open();
        assertThat(page.text(".empty")).isEqualTo("There are no students yet.");

        page.click("#new-aluno");
        page.fill("nome", "Ana Lima");
        page.fill("email", "ana@escola.example");
        page.fill("data_nascimento", "2001-09-23");
        page.click("#editor [type=submit]");

        page.awaitNames("Ana Lima");
        page.awaitText("#status", "Ana Lima was created.");
        assertThat(page.text("td.data_nascimento")).isEqualTo("Sep 23, 2001");
        assertThat(page.text("#count")).isEqualTo("1");
        assertThat(tree(aluno(1)))
                .isEqualTo(
                        tree(
                                "{'id':1,'nome':'Ana Lima','email':'ana@escola.example','telefone':null,'data_nascimento':'2001-09-23'}"));
    }

    @Test
    void changesWhatWasEdited() {
        API.post("/alunos", ANA);
        Page page = PAGE.open();

        page.click("[data-id='1'] .edit");
        assertThat(page.value("data_nascimento")).isEqualTo("2001-09-23");
        page.fill("nome", "Ana Souza");
        page.fill("telefone", "+55 11 5555-0001");
        page.fill("data_nascimento", "");
        page.click("#editor [type=submit]");

        page.awaitNames("Ana Souza");
        page.awaitText("#status", "Ana Souza was changed.");
        page.awaitFocus("[data-id='1'] .edit");
        assertThat(tree(aluno(1)))
                .isEqualTo(
                        tree(
                                "{'id':1,'nome':'Ana Souza','email':'ana@escola.example','telefone':'+55 11 5555-0001','data_nascimento':null}"));
    }

    @Test
    void whoComesSecondIsToldAndLosesNothingOfTheFirst() {
        API.post("/alunos", ANA);
        Page page = PAGE.open();
        page.click("[data-id='1'] .edit");
        page.fill("telefone", "11 1111");
        API.put("/alunos/1", ANA.replace("Lima", "Reis"));

        page.click("#editor [type=submit]");

        page.awaitText("#editor-problem", "Somebody changed this student while you were editing. Nothing was saved.");
        page.holdAccessible();
        assertThat(API.get("/alunos/1").body().path("telefone").isNull()).isTrue();

        page.click("#editor-problem .load");
        page.awaitText("#editor-problem", "This is the current version.");
        assertThat(page.text("#editor-problem .typed")).isEqualTo("Phone: 11 1111");
        page.holdAccessible();
        assertThat(page.value("nome")).isEqualTo("Ana Reis");
        page.fill("telefone", "22 2222");
        page.click("#editor [type=submit]");

        page.awaitNames("Ana Reis");
        assertThat(API.get("/alunos/1").body().path("telefone").textValue()).isEqualTo("22 2222");
    }

    @Test
    void tellsBesideItsFieldWhatIsWrong() {
        API.post("/alunos", ANA);
        Page page = PAGE.open();

        page.click("#new-aluno");
        page.fill("email", "nobody");
        page.fill("telefone", "x");
        page.fill("data_nascimento", "2999-01-01");
        page.click("#editor [type=submit]");

        page.awaitText("#nome-error", "must not be");
        assertThat(page.text("#email-error")).isEqualTo("must be a well-formed email address");
        assertThat(page.text("#telefone-error")).isNotEmpty();
        assertThat(page.text("#data_nascimento-error")).isEqualTo("must be a date in the past or in the present");
        assertThat(page.await("#nome").getAttribute("aria-invalid")).isEqualTo("true");
        page.awaitFocus("#nome");

        page.fill("nome", "Outra Ana");
        page.fill("email", "ana@escola.example");
        page.fill("telefone", "");
        page.fill("data_nascimento", "");
        page.click("#editor [type=submit]");

        page.awaitText("#email-error", "is already taken");
        assertThat(page.text("#editor-problem")).isEqualTo("Nothing was saved yet: look at the marked fields.");
        assertThat(page.text("#nome-error")).isEmpty();
    }

    @Test
    void deletesOnceThatIsConfirmed() {
        API.post("/alunos", ANA);
        Page page = PAGE.open();

        page.click("[data-id='1'] .delete");
        assertThat(page.await("#deletion-text").getText()).startsWith("Ana Lima will be deleted.");
        page.click("#deletion .cancel");
        page.awaitFocus("[data-id='1'] .delete");
        assertThat(API.get("/alunos/1").status()).isEqualTo(200);

        page.click("[data-id='1'] .delete");
        page.click("#deletion .danger");

        page.awaitText("#status", "Ana Lima was deleted.");
        page.await(".empty");
        page.awaitFocus("#new-aluno");
        assertThat(API.get("/alunos/1").status()).isEqualTo(404);
    }

    @Test
    void theFocusGoesToTheNextOneAfterADeletion() {
        for (String name : List.of("Ana", "Bia", "Caio")) {
            API.post("/alunos", json("{'nome':'" + name + "','email':'" + name + "@escola.example'}"));
        }
        Page page = PAGE.open();

        page.click("[data-id='2'] .delete");
        page.click("#deletion .danger");
        page.awaitNames("Ana", "Caio");
        page.awaitFocus("[data-id='3'] .delete");

        page.click("[data-id='3'] .delete");
        page.click("#deletion .danger");
        page.awaitNames("Ana");
        page.awaitFocus("[data-id='1'] .delete");
    }

    @Test
    void whatWasSavedWithoutAnAnswerIsSavedOnce() {
        Page page = PAGE.open();
        page.click("#new-aluno");
        page.fill("nome", "Ana Lima");
        page.fill("email", "ana@escola.example");
        page.script("const real = fetch; window.fetch = async (...asked) => {"
                + " window.fetch = real; await real(...asked); throw new TypeError('the answer is lost'); }");

        page.click("#editor [type=submit]");
        page.awaitText("#editor-problem", "Save again when it does: nothing is stored twice.");
        page.click("#editor [type=submit]");

        page.awaitNames("Ana Lima");
        page.awaitText("#status", "Ana Lima was created.");
    }

    @Test
    void doesNotDeleteWhatSomebodyChangedMeanwhile() {
        API.post("/alunos", ANA);
        Page page = PAGE.open();
        page.click("[data-id='1'] .delete");
        page.await("#deletion .danger");
        API.put("/alunos/1", ANA.replace("Lima", "Reis"));

        page.click("#deletion .danger");

        page.awaitText("#deletion-problem", "Somebody changed this student a moment ago.");
        assertThat(API.get("/alunos/1").status()).isEqualTo(200);
        page.click("#deletion .cancel");
        page.awaitNames("Ana Reis");
    }

    @Test
    void aStudentWithEnrolmentsStays() {
        API.post("/alunos", ANA);
        API.post("/cursos", json("{'nome':'Cálculo','codigo':'MAT-101','descricao':null}"));
        API.run("INSERT INTO matriculas (aluno_id, curso_id, data) VALUES (1, 1, '2026-02-01')");
        Page page = PAGE.open();

        page.click("[data-id='1'] .delete");
        page.click("#deletion .danger");

        page.awaitText("#deletion-problem", "Nothing was deleted: this student is still enrolled in a course.");
    }

    @Test
    void searchesByTheBeginningOfTheName() {
        API.post("/alunos", ANA);
        API.post("/alunos", json("{'nome':'Bruno Dias','email':'bruno@escola.example'}"));
        Page page = PAGE.open();
        page.awaitNames("Ana Lima", "Bruno Dias");

        page.fill("search-nome", "bRU");
        page.awaitNames("Bruno Dias");
        page.awaitMurmur("1 found");
        assertThat(page.text("#count")).isEqualTo("1");

        page.fill("search-nome", "x<b>");
        page.awaitText(".empty", "No name begins with “x<b>”.");
    }

    @Test
    void turnsPages() {
        API.run("INSERT INTO alunos (nome, email) SELECT 'A' || to_char(i, 'fm000'), i || '@escola.example'"
                + " FROM generate_series(1, 45) i");
        Page page = PAGE.open();
        assertThat(page.names()).hasSize(20).startsWith("A001");
        assertThat(page.text("#count")).isEqualTo("45");
        assertThat(page.await("#page-before").isEnabled()).isFalse();

        page.click("#page-next");
        page.awaitText("#page-number", "Page 2");
        assertThat(page.names()).hasSize(20).startsWith("A021");
        page.click("#page-next");
        page.awaitText("#page-number", "Page 3");
        assertThat(page.names()).hasSize(5).startsWith("A041");
        assertThat(page.await("#page-next").isEnabled()).isFalse();

        page.click("#page-before");
        page.awaitText("#page-number", "Page 2");
        assertThat(page.names()).startsWith("A021");
    }

    @Test
    void aNameIsNeverMarkup() {
        String name = "<img src=x onerror=alert(1)>";
        API.post("/alunos", json("{'nome':'" + name + "','email':'x@escola.example'}"));
        Page page = PAGE.open();
        page.awaitNames(name);

        page.click("[data-id='1'] .edit");
        assertThat(page.await("#editor-title").getText()).isEqualTo("Edit " + name);
        page.fill("telefone", "11 1111");
        page.click("#editor [type=submit]");
        page.awaitText("#status", name + " was changed.");
        page.click("[data-id='1'] .delete");
        page.awaitText("#deletion-text", name);
        page.click("#deletion .danger");
        page.awaitText("#status", name + " was deleted.");

        assertThat(page.script("return document.querySelectorAll('img[src=x], [onerror]').length"))
                .isEqualTo(0L);
    }

    @Test
    void aServerThatIsNotThereIsTold() {
        Page page = PAGE.open();
        BROWSER.offline(true);
        page.fill("search-nome", "x");
        page.awaitText("#alunos-list .notice", "The server does not answer.");
        page.holdAccessible();
        BROWSER.offline(false);

        page.click("#alunos-list .notice button");

        page.awaitText(".empty", "No name begins with “x”.");
    }
}
