package dev.alambique.migration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without a terminal, which a test run has none of. */
class OutputTest {
    private static final List<String> LINES = List.of("Wrote a file", "  + new", "  - gone", "  ! mind");
    private static final Problem PROBLEM = Problem.of("It failed.").with("revision", "V1__a.sql, line 2");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final GlobalOptions options = new GlobalOptions();
    private final Output output = new Output(print(out), print(err), options);

    @Test
    void printsLinesWithoutEscapeCodes() {
        output.result(Map.of(), LINES);
        LINES.forEach(output::message);
        output.problem(PROBLEM);

        assertThat(text(out)).isEqualTo("Wrote a file\n  + new\n  - gone\n  ! mind\n");
        assertThat(text(err)).isEqualTo(text(out) + "It failed.\n  revision  V1__a.sql, line 2\n");
        assertThat(output.showsProgress()).isFalse();
    }

    @Test
    void printsADocumentInsteadOfLines() {
        options.json = true;
        output.result(Map.of("a", 1), LINES);

        assertThat(text(out)).isEqualTo("{\n  \"a\": 1\n}\n");
    }

    @Test
    void printsAProblemForPeopleAndForPrograms() {
        options.json = true;
        output.problem(PROBLEM);

        assertThat(text(err)).isEqualTo("It failed.\n  revision  V1__a.sql, line 2\n");
        assertThat(text(out)).contains("\"problem\"", "\"summary\": \"It failed.\"", "\"V1__a.sql, line 2\"");
    }

    @Test
    void isQuietWhenTold() {
        options.quiet = true;
        output.message("by the way");
        output.problem(PROBLEM);

        assertThat(text(err)).startsWith("It failed.");
    }

    @Test
    void showsTracesAndDetailsToThoseWhoAsk() {
        output.detail("more");
        output.trace(new IllegalStateException("broken"));
        assertThat(text(err)).isEmpty();

        options.verbose = true;
        output.detail("more");
        output.trace(new IllegalStateException("broken"));
        assertThat(text(err)).startsWith("more\n").contains("IllegalStateException: broken", "\tat ");
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
