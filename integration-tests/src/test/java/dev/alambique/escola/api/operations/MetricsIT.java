package dev.alambique.escola.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.TestServer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MetricsIT {
    @Test
    void countsRequestsByRouteAndConnectionsAndTheJvm() throws InterruptedException {
        try (TestServer server = TestServer.start(UnaryOperator.identity())) {
            server.get("/alunos?nome=Ana");
            server.get("/alunos/7");
            server.get("/alunos/8");

            assertThat(
                            await(
                                    server,
                                    "http_server_requests_seconds_count{method=\"GET\",route=\"/alunos/{id}\",status=\"404\"} 2"))
                    .contains(
                            "http_server_requests_seconds_count{method=\"GET\",route=\"/alunos\",status=\"200\"} 1",
                            "http_server_requests_seconds_bucket{method=\"GET\",route=\"/alunos\",status=\"200\",le=\"0.01\"}",
                            "hikaricp_connections_active{pool=\"escola\"}",
                            "hikaricp_connections_max{pool=\"escola\"} 10",
                            "jvm_memory_used_bytes",
                            "jvm_threads_live_threads",
                            "process_uptime_seconds");
            assertThat(server.get("/metrics").headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
        }
    }

    @Test
    void whatClientsMakeUpIsOneName() throws InterruptedException {
        try (TestServer server = TestServer.start(UnaryOperator.identity())) {
            for (int i = 0; i < 50; i++) {
                server.send("FOO" + i, "/x" + i);
            }

            String text = await(
                    server,
                    "http_server_requests_seconds_count{method=\"other\",route=\"unmatched\",status=\"404\"} 50");

            List<String> unmatched = text.lines()
                    .filter(line -> line.startsWith("http_server_requests_seconds_count") && !line.contains("/metrics"))
                    .toList();
            assertThat(unmatched).hasSize(1);
        }
    }

    /** A request is counted when its answer has been sent. */
    private static String await(TestServer server, String line) throws InterruptedException {
        while (true) {
            String text = server.get("/metrics").body();
            if (text.contains(line)) {
                return text;
            }
            Thread.sleep(10);
        }
    }
}
