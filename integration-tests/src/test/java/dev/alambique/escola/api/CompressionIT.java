package dev.alambique.escola.api;

import static dev.alambique.escola.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompressionIT {
    @RegisterExtension
    static final TestApi API = new TestApi();

    @Test
    void whatIsLongIsCompressedForThoseWhoTakeIt() throws Exception {
        for (int i = 0; i < 30; i++) {
            API.post("/alunos", json("{'nome':'Ana Lima','email':'ana" + i + "@escola.example'}"));
        }

        HttpResponse<byte[]> plain = get("/alunos", "identity");
        HttpResponse<byte[]> compressed = get("/alunos", "gzip");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(plain.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
        assertThat(compressed.headers().firstValue("Vary"))
                .isEqualTo(plain.headers().firstValue("Vary"));
        assertThat(compressed.body().length).isLessThan(plain.body().length / 4);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                .isEqualTo(plain.body());
    }

    @Test
    void whatIsShortIsNot() throws Exception {
        HttpResponse<byte[]> answer = get("/alunos", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("[]");
    }

    private static HttpResponse<byte[]> get(String path, String encoding) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + API.port() + path))
                                .header("Accept-Encoding", encoding)
                                .build(),
                        BodyHandlers.ofByteArray());
    }
}
