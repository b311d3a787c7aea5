package dev.alambique.escola.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.alambique.escola.api.TestPostgres;
import dev.alambique.escola.api.TestServer;
import dev.alambique.escola.api.guard.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page where the API wants a token: the browser asks for it, and shows it from then on. */
class TokenPageIT {
    private static final String TOKEN = "s3cr3t-of-tests";

    /** A page that sends whatever a browser sends for another site: forms, and requests of scripts. */
    private static final String EVIL = """
            <form id="form" method="post" action="API/alunos">
              <input name='{"nome":"Mal","email":"mal@escola.example","x":"' value='"}'>
            </form>
            <script>
            const body = '{"nome":"Mal","email":"mal@escola.example"}';
            const json = {'Content-Type': 'application/json'};
            function send(type) {
              form.enctype = type;
              form.submit();
            }
            async function attempt(path, request) {
              try {
                return (await fetch('API' + path, {credentials: 'include', ...request})).type;
              } catch {
                return 'blocked';
              }
            }
            async function tryAll() {
              return [
                await attempt('/alunos', {method: 'POST', mode: 'no-cors', body: new Blob([body], {type: json['Content-Type']})}),
                await attempt('/alunos', {method: 'POST', headers: json, body}),
                await attempt('/alunos/1', {method: 'PUT', headers: json, body}),
                await attempt('/alunos/1', {method: 'PATCH', headers: json, body}),
                await attempt('/alunos/1', {method: 'DELETE'}),
              ];
            }
            </script>""";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(settings -> settings.withToken(Token.of(TOKEN)));
        TestPostgres.run(
                server.database(), "INSERT INTO alunos (nome, email) VALUES ('Ana Lima', 'ana@escola.example')");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Goes where credentials stand in the address, which Chromium keeps for the addresses that come without. */
    private void typeTheToken() {
        BROWSER.driver()
                .get("http://anybody:" + TOKEN + "@127.0.0.1:" + server.server().port() + "/metrics");
    }

    private static Object status() {
        return BROWSER.driver().executeScript("return performance.getEntriesByType('navigation')[0].responseStatus");
    }

    @Test
    void whoTypesTheTokenOnceUsesThePage() {
        Page page = new Page(BROWSER, server.server()::port);
        BROWSER.driver().get("http://127.0.0.1:" + server.server().port() + "/");
        assertThat(status()).isEqualTo(401L);

        typeTheToken();
        page.open();
        page.awaitNames("Ana Lima");
        page.click("[data-id='1'] .edit");
        page.fill("nome", "Ana Reis");
        page.click("#editor [type=submit]");
        page.awaitNames("Ana Reis");
        page.openMigrations();

        BROWSER.driver().get("http://127.0.0.1:" + server.server().port() + "/docs");
        page.awaitText("#document", "/alunos/{id}");
    }

    @Test
    void whatIsNoLongerRightIsTold() {
        typeTheToken();
        Page page = new Page(BROWSER, server.server()::port).open();
        BROWSER.sends(Map.of("Authorization", "Bearer of-yesterday"));

        page.fill("search-nome", "ana");

        page.awaitText("#alunos-list .notice", "The server asks for the access token: reload the page.");
        BROWSER.sends(Map.of());
        typeTheToken();
        page.open().awaitNames("Ana Lima");
    }

    /** The browser shows the token also where another site makes it ask; localhost is another site than 127.0.0.1. */
    @Test
    void anotherSiteChangesNothingOnItsBehalf() throws IOException {
        String api = "http://127.0.0.1:" + server.server().port();
        typeTheToken();
        HttpServer evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        evil.createContext("/", exchange -> {
            byte[] page = EVIL.replace("API", api).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        evil.start();
        try {
            String other = "http://localhost:" + evil.getAddress().getPort() + "/";
            for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
                BROWSER.driver().get(other);
                BROWSER.driver().executeScript("send(arguments[0])", type);
                new WebDriverWait(BROWSER.driver(), Duration.ofSeconds(20)).until(driver -> status().equals(415L));
            }
            BROWSER.driver().get(other);
            assertThat(BROWSER.driver().executeAsyncScript("tryAll().then(arguments[0])"))
                    .isEqualTo(List.of("blocked", "blocked", "blocked", "blocked", "blocked"));
        } finally {
            evil.stop(0);
            BROWSER.forgetConsole();
        }
        assertThat(TestPostgres.query(server.database(), "SELECT string_agg(nome || versao, ' ') FROM alunos"))
                .isEqualTo("Ana Lima0");
    }
}
