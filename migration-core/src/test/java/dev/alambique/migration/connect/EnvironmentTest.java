package dev.alambique.migration.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @TempDir
    Path folder;

    @Test
    void readsTheFile() throws IOException {
        Environment environment = environment("""
                # the school's database
                POSTGRES_HOST=db
                export POSTGRES_DB = escola   # not the default
                POSTGRES_USER="maria clara"
                POSTGRES_PASSWORD='a#b "c"'
                HOST=a#b
                PORT=  # none

                """, Map.of());

        assertThat(environment.value("POSTGRES_HOST")).contains("db");
        assertThat(environment.value("POSTGRES_DB")).contains("escola");
        assertThat(environment.value("POSTGRES_USER")).contains("maria clara");
        assertThat(environment.value("POSTGRES_PASSWORD")).contains("a#b \"c\"");
        assertThat(environment.value("HOST")).contains("a#b");
        assertThat(environment.value("PORT")).isEmpty();
    }

    @Test
    void letsTheProcessOverruleTheFile() throws IOException {
        assertThat(environment("POSTGRES_HOST=db", Map.of("POSTGRES_HOST", "localhost"))
                        .value("POSTGRES_HOST"))
                .contains("localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POSTGRES_HOST db", "export POSTGRES_DB: escola", "HOST", "PORT 8000", "API_TOKEN: x"})
    void namesTheLineThatItCannotRead(String line) {
        assertThatThrownBy(() -> environment("A=1\n" + line, Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(".env, line 2,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MY.VAR=1", "A-B=2", "HOST.NAME=x", "HOSTS: a, b", "-----END KEY-----", "what is this"})
    void passesOverWhatOthersKeepThere(String line) throws IOException {
        assertThat(environment(line + "\nHOST=db", Map.of()).values()).isEqualTo(Map.of("HOST", "db"));
    }

    @Test
    void namesTheVariableThatIsNoNumber() {
        Environment environment = new Environment(Map.of("PORT", "http"));

        assertThatThrownBy(() -> environment.number("PORT"))
                .isInstanceOf(UsageException.class)
                .hasMessage("PORT must be a number, and is \"http\".");
    }

    @Test
    void namesTheDatabase() {
        Environment environment = new Environment(Map.of(
                "POSTGRES_HOST", "db", "POSTGRES_PORT", "6543", "POSTGRES_USER", "maria", "POSTGRES_PASSWORD", "x"));

        assertThat(environment.database()).contains(ConnectionSettings.of("db", 6543, "maria", "maria", "x"));
    }

    @Test
    void namesNoDatabaseWithoutAHost() {
        assertThat(new Environment(Map.of("POSTGRES_HOST", "", "POSTGRES_DB", "escola")).database())
                .isEmpty();
    }

    private Environment environment(String file, Map<String, String> process) throws IOException {
        Files.writeString(folder.resolve(".env"), file);
        return Environment.of(folder, process);
    }
}
