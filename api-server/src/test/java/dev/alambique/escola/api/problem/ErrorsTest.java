package dev.alambique.escola.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.resource.Json;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    @Test
    void anErrorOfTheJvmIsAProblemToo() throws IOException, InterruptedException {
        Javalin app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.router.javaLangErrorHandler(new ErrorProblems(Json.mapper()));
            config.routes.get("/", ctx -> {
                throw new NoClassDefFoundError("org/secret/Missing");
            });
        });
        app.start("127.0.0.1", 0);
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/"))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body())
                    .contains("The server failed; its log says why.")
                    .doesNotContain("secret");
        } finally {
            app.stop();
        }
    }
}
