package dev.alambique.escola.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MainTest {
    private final PrintStream systemOut = System.out;
    private final PrintStream systemErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(systemOut);
        System.setErr(systemErr);
    }

    @Test
    void showsItsWords() {
        assertThat(Main.run("--help")).isZero();
        assertThat(text(out)).contains("serve", "db COMMAND", "--version", "--port");
    }

    @Test
    void showsTheOptionsOfServe() {
        assertThat(Main.run("serve", "--help")).isZero();
        assertThat(text(out))
                .contains(
                        "--port",
                        "--data",
                        "--wait-for-database",
                        "--check-schema",
                        "--strict-schema",
                        "POSTGRES_HOST");
    }

    @Test
    void showsItsVersion() {
        assertThat(Main.run("--version")).isZero();
        assertThat(text(out)).startsWith("api-server ");
    }

    @Test
    void refusesAWordThatItDoesNotKnow() {
        assertThat(Main.run("sevre")).isEqualTo(2);
        assertThat(text(err)).isEqualTo("Unknown command \"sevre\".\n  instead   serve or db; --help shows both\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() {
        assertThat(Main.run("--prot", "1")).isEqualTo(2);
        assertThat(text(err)).contains("--prot");
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThat(Main.run("serve", "--port", "70000")).isEqualTo(2);
        assertThat(text(err))
                .isEqualTo("The port must be between 0 and 65535, and is 70000.\n  instead   set PORT, or --port\n");
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
