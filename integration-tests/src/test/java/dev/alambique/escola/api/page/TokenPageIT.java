package dev.alambique.escola.api.page;

import static dev.alambique.escola.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokenPageIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestApi API = new TestApi();

    @Test
    void asksForTheTokenOnceAndKeepsIt() throws IOException {
        API.post("/alunos", json("{'nome':'Ana Lima','email':'ana@escola.example'}"));
        try (TokenProxy proxy = new TokenProxy(API.port(), "right")) {
            Page page = new Page(BROWSER, proxy.port());
            BROWSER.driver().get("http://127.0.0.1:" + proxy.port() + "/");

            page.fill("token-value", "wrong");
            page.click("#token [type=submit]");
            page.awaitText("#token-problem", "This token was not accepted.");
            page.fill("token-value", "right");
            page.click("#token [type=submit]");
            page.awaitNames("Ana Lima");
            assertThat(proxy.refused()).isEqualTo(2);

            page.openMigrations();
            page.click("#tab-alunos");
            page.awaitNames("Ana Lima");
            page.click("[data-id='1'] .edit");
            page.fill("nome", "Ana Reis");
            page.click("#editor [type=submit]");
            page.awaitNames("Ana Reis");
            assertThat(proxy.refused()).isEqualTo(2);
            assertThat(page.script("return sessionStorage.getItem('token')")).isEqualTo("right");
        }
    }

    @Test
    void whoHasNoTokenIsToldWhatTheApiSays() throws IOException {
        try (TokenProxy proxy = new TokenProxy(API.port(), "right")) {
            Page page = new Page(BROWSER, proxy.port());
            BROWSER.driver().get("http://127.0.0.1:" + proxy.port() + "/");

            page.click("#token .cancel");

            page.awaitText("#alunos-list .notice", "no token");
        }
    }
}
