package dev.alambique.escola.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Looks at the thread of a request that waits for the database. */
@Isolated("looks at the threads of the whole JVM")
class ThreadsIT {
    private static final String HANDLER = "dev.alambique.escola.api.resource.ResourceHandlers.list";
    private static final Pattern HEAD = Pattern.compile("#\\d+ \"([^\"]+)\" virtual");
    private static final boolean VIRTUAL = Runtime.version().feature() >= 21;

    @TempDir
    private Path folder;

    @Test
    void aRequestRunsInAVirtualThreadWhereThereAreSome() throws Exception {
        try (TestServer server = TestServer.start(settings -> settings);
                Connection blocker = server.database().open();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE alunos");
            CompletableFuture<HttpResponse<String>> request =
                    CompletableFuture.supplyAsync(() -> server.get("/alunos"));
            TestPostgres.waitForABlockedQuery(server.database());

            List<String> handling = VIRTUAL ? virtualThreads() : platformThreads();
            List<String> platform = platformThreads();
            blocker.rollback();

            assertThat(request.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(handling).singleElement().asString().startsWith(VIRTUAL ? "request-" : "http-");
            assertThat(platform).hasSize(VIRTUAL ? 0 : 1);
        }
    }

    /** The names of the threads of the platform that are in a handler. */
    private static List<String> platformThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.toString(thread.getValue()).contains(HANDLER))
                .map(thread -> thread.getKey().getName())
                .toList();
    }

    /** The names of the virtual ones, which Java 21 and newer write into a file: {@code #31 "request-2" virtual}. */
    private List<String> virtualThreads() throws JMException, IOException {
        Path dump = folder.resolve("threads");
        ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
                        "dumpThreads",
                        new Object[] {dump.toString(), "TEXT_PLAIN"},
                        new String[] {String.class.getName(), String.class.getName()});
        return Stream.of(Files.readString(dump).split("\\n\\s*\\n"))
                .filter(thread -> thread.contains(HANDLER))
                .flatMap(thread -> HEAD.matcher(thread).results().map(found -> found.group(1)))
                .toList();
    }
}
