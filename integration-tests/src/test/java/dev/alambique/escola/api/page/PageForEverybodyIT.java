package dev.alambique.escola.api.page;

import static dev.alambique.escola.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page with the keyboard alone, in two languages, in the light and in the dark, on a narrow screen. */
class PageForEverybodyIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestApi API = new TestApi();

    private static final Page PAGE = new Page(BROWSER, API::port);

    @BeforeEach
    void students() {
        API.post("/alunos", json("{'nome':'Ana Lima','email':'ana@escola.example','data_nascimento':'2001-09-23'}"));
        API.post(
                "/alunos",
                json("{'nome':'" + "Maximiliana".repeat(9) + "','email':'" + "m".repeat(60) + "@escola.example'}"));
    }

    @Test
    void theKeyboardAloneDoesEverything() {
        Page page = PAGE.open();

        page.press(Keys.TAB);
        assertThat(page.isFocused(".skip")).isTrue();
        page.tabTo("#new-aluno");
        page.press(Keys.ENTER);
        page.awaitFocus("#nome");
        page.press("Rui", Keys.TAB, "rui@escola.example", Keys.TAB, Keys.TAB, "05202001", Keys.ENTER);
        page.awaitText("#status", "Rui was created.");
        page.awaitFocus("[data-id='3'] .edit");
        assertThat(API.get("/alunos/3").body().path("data_nascimento").textValue())
                .isEqualTo("2001-05-20");

        page.press(Keys.ENTER);
        page.awaitFocus("#nome");
        page.press(Keys.ESCAPE);
        page.awaitFocus("[data-id='3'] .edit");
        page.press(Keys.TAB);
        page.press(Keys.ENTER);
        page.awaitFocus("#deletion .cancel");
        page.press(Keys.TAB);
        page.press(Keys.ENTER);
        page.awaitText("#status", "Rui was deleted.");

        page.open();
        page.tabTo("#tab-alunos");
        page.press(Keys.ARROW_RIGHT);
        page.await("svg.diagram");
        assertThat(page.isFocused("#tab-migrations")).isTrue();
        page.tabTo("#compare");
        page.press(Keys.ENTER);
        page.awaitText("#drift .good", "The model and the database agree.");
        page.tabTo(".history summary");
        page.press(Keys.ENTER);
        page.awaitText(".history pre", "CREATE INDEX");
    }

    @Test
    void theFocusStaysInADialog() {
        Page page = PAGE.open();
        page.click("[data-id='1'] .edit");
        page.awaitFocus("#nome");

        for (int i = 0; i < 12; i++) {
            page.press(Keys.TAB);
            assertThat(page.isFocused("#editor *, body")).isTrue();
        }
    }

    @Test
    void speaksTheLanguageOfTheBrowserUntilAnotherIsChosen() {
        BROWSER.speaks("pt-BR,pt,en");
        Page page = PAGE.open();
        assertThat(page.text("h1")).startsWith("Alunos");
        assertThat(page.script("return document.documentElement.lang")).isEqualTo("pt-BR");
        assertThat(page.text("td.data_nascimento")).isEqualTo("23 de set. de 2001");
        page.click("#new-aluno");
        page.click("#editor [type=submit]");
        page.awaitText("#nome-error", "não deve estar");
        page.click("#editor .cancel");

        page.click("[data-language=en]");
        page.awaitText("td.data_nascimento", "Sep 23, 2001");
        page.open();

        assertThat(page.text("h1")).startsWith("Students");
        assertThat(page.script("return document.documentElement.lang")).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeFindsNoFault(String colours) {
        BROWSER.colours(colours);
        Page page = PAGE.open();
        page.holdAccessible();

        page.click("#new-aluno");
        page.click("#editor [type=submit]");
        page.awaitText("#nome-error", "must not be");
        page.holdAccessible();
        page.click("#editor .cancel");
        page.click("[data-id='1'] .delete");
        page.await("#deletion .danger");
        page.holdAccessible();
        page.click("#deletion .cancel");

        page.openMigrations();
        page.click("#compare");
        page.await("#drift .good");
        page.click(".history summary");
        page.await(".history pre");
        page.holdAccessible();
    }

    @Test
    void fitsANarrowScreen() {
        BROWSER.size(360, 740);
        Page page = PAGE.open();
        page.holdNoHorizontalScroll();
        page.holdAccessible();
        page.click("[data-id='2'] .edit");
        page.await("#nome");
        page.holdNoHorizontalScroll();
        assertThat(page.script("const box = document.getElementById('editor').getBoundingClientRect();"
                        + "return box.left >= 0 && box.right <= innerWidth"))
                .isEqualTo(true);
        page.click("#editor .cancel");

        page.openMigrations();
        page.click(".history summary");
        page.await(".history pre");
        page.holdNoHorizontalScroll();
        page.holdAccessible();
    }
}
