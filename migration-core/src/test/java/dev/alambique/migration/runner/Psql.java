package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The real psql, where it is installed, in a session as inconvenient as it may be: no UTF-8, and variables set. */
record Psql(TestDatabase database, Path folder) {
    /** What a call left behind. */
    record Ended(int exitCode, String output) {
        Ended fails(String... texts) {
            assertThat(exitCode).as(output).isEqualTo(3);
            assertThat(output).contains(texts);
            return this;
        }

        void succeeds() {
            assertThat(exitCode).as(output).isZero();
            assertThat(output).doesNotContain("ERROR", "WARNING");
        }
    }

    Psql {
        Assumptions.assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "psql"))),
                "psql is not installed");
    }

    Ended run(OfflineScript script, String... options) {
        return run(script.sql(), options);
    }

    Ended run(String sql, String... options) {
        try {
            Path file = Files.writeString(folder.resolve("script.sql"), sql);
            List<String> command = new ArrayList<>(List.of("psql", "-h", "127.0.0.1", "-U", "postgres", "-X", "-q"));
            command.addAll(List.of("-p", TestServer.admin().servers().get(0).replaceFirst(".*:", "")));
            command.addAll(List.of("-d", database.name(), "-v", "n=13", "-v", "2=7", "-v", "AUTOCOMMIT=off"));
            command.addAll(List.of(options));
            command.addAll(List.of("-f", file.toString()));
            ProcessBuilder psql = new ProcessBuilder(command).redirectErrorStream(true);
            psql.environment().putAll(Map.of("PGPASSWORD", "postgres", "LC_ALL", "C"));
            psql.redirectInput(Path.of("/dev/null").toFile());
            Process process = psql.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
