package dev.alambique.escola.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PageRoutesIT {
    private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"(/page/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");
    private static final Pattern KEY = Pattern.compile("(?m)^ {4}(\\w+):");

    @RegisterExtension
    static final TestApi API = new TestApi();

    @Test
    void thePageComesUnderAPolicyThatItKeeps() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'self'; ")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContainPattern("style=|<style|<script>|\\son\\w+=|https?://");
    }

    @Test
    void whatThePageRefersToIsThere() throws Exception {
        for (String part : found(REFERENCE, get("/").body())) {
            assertThat(get(part).statusCode()).as(part).isEqualTo(200);
        }
        assertThat(get("/page/main.js").headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
        for (String module : List.of("main.js", "alunos.js", "editor.js", "api.js", "migrations.js", "drift.js")) {
            for (String other : found(IMPORT, get("/page/" + module).body())) {
                assertThat(get("/page/" + other).statusCode())
                        .as(module + " -> " + other)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void whatIsNoPartIsNotThere() {
        assertThat(API.get("/page/index.html").status()).isEqualTo(404);
        assertThat(API.get("/page/PageRoutes.class").status()).isEqualTo(404);
    }

    @Test
    void everyTextIsInBothLanguages() throws IOException {
        String texts = resource("texts.js");
        String portuguese = texts.substring(texts.indexOf("  pt: {"), texts.indexOf("  en: {"));
        String english = texts.substring(texts.indexOf("  en: {"), texts.indexOf("const TAGS"));

        assertThat(found(KEY, english)).isEqualTo(found(KEY, portuguese)).hasSizeGreaterThan(50);
    }

    @Test
    void noModuleMakesMarkupOfText() throws IOException {
        for (String module : List.of("alunos.js", "editor.js", "migrations.js", "revision.js", "drift.js", "dom.js")) {
            assertThat(resource(module))
                    .as(module)
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
        }
    }

    private static HttpResponse<String> get(String path) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + API.port() + path))
                                    .build(),
                            BodyHandlers.ofString());
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = PageRoutes.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
