package dev.alambique.migration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.problem.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private final GlobalOptions options = new GlobalOptions();

    @TempDir
    private Path folder;

    @Test
    void tellsAllFaultsOfAFileAtOnce() throws IOException {
        file("""
                modelpath = a
                revisons = b
                postgres-version = eighteen
                scratch-version = 18.6
                scratch = somewhere
                model-property.hibernate.x = y
                """);

        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll(
                        "alambique.properties cannot be used.",
                        "modelpath, revisons",
                        "model-classpath",
                        "postgres-version",
                        "'eighteen'",
                        "'18.6'",
                        "'somewhere'")
                .message()
                .doesNotContain("hibernate.x");
    }

    @Test
    void isEmptyWithoutAFile() {
        Configuration configuration = read(Map.of());

        assertThat(configuration.database()).isEmpty();
        assertThat(configuration.revisions()).isEmpty();
        assertThat(configuration.modelClasspath()).isEmpty();
        assertThat(configuration.scratch()).isEmpty();
        assertThat(configuration.postgresVersion()).isEmpty();
    }

    @Test
    void findsTheDatabaseInTheFileLast() throws IOException {
        file("url = jdbc:postgresql://file/a\nuser = ana\npassword = secret\n");
        assertThat(database(Map.of())).hasToString("jdbc:postgresql://file/a as ana");

        assertThat(database(Map.of("POSTGRES_HOST", "environment", "POSTGRES_DB", "b")))
                .hasToString("jdbc:postgresql://environment:5432/b as postgres");

        options.url = "jdbc:postgresql://option/c";
        assertThat(database(Map.of("POSTGRES_HOST", "environment", "POSTGRES_DB", "b")))
                .hasToString("jdbc:postgresql://option/c as ana");

        options.user = "rui";
        assertThat(database(Map.of())).hasToString("jdbc:postgresql://option/c as rui");
    }

    @Test
    void takesRoleAndPasswordFromTheOptionsAlsoForTheDatabaseOfTheEnvironment() {
        options.user = "rui";
        options.password = "other";

        ConnectionSettings database = database(Map.of("POSTGRES_HOST", "h", "POSTGRES_PASSWORD", "p"));
        assertThat(database.role()).isEqualTo("rui");
        assertThat(database.password()).contains("other");
    }

    @Test
    void countsAnEmptyVariableAsAbsent() {
        assertThat(read(Map.of("POSTGRES_HOST", "")).database()).isEmpty();
    }

    @Test
    void placesRelativePathsOfTheFileBesideItAndThoseOfOptionsInTheWorkingDirectory() throws IOException {
        Path conf = Files.createDirectories(folder.resolve("conf")).resolve("alambique.conf");
        Files.writeString(conf, "revisions = db\nmodel-classpath = classes:lib/a.jar\n");
        options.config = Path.of("conf/alambique.conf");

        assertThat(read(Map.of()).revisions()).contains(folder.resolve("conf/db"));
        assertThat(read(Map.of()).modelClasspath())
                .containsExactly(folder.resolve("conf/classes"), folder.resolve("conf/lib/a.jar"));

        options.revisions = Path.of("db");
        options.modelClasspath = "classes";
        assertThat(read(Map.of()).revisions()).contains(folder.resolve("db"));
        assertThat(read(Map.of()).modelClasspath()).containsExactly(folder.resolve("classes"));
    }

    @Test
    void letsAnOptionComeBeforeItsKey() throws IOException {
        file("""
                model-packages = a.b , c
                persistence-unit = main
                model-property.x = file
                model-property.y = file
                schemas = escola
                scratch = embedded
                postgres-version = 17
                """);
        assertThat(read(Map.of()).modelPackages()).containsExactly("a.b", "c");
        assertThat(read(Map.of()).persistenceUnit()).contains("main");
        assertThat(read(Map.of()).schema()).contains("escola");
        assertThat(read(Map.of()).scratch()).contains("embedded");
        assertThat(read(Map.of()).postgresVersion()).contains(17);

        options.modelPackages = List.of("d");
        options.persistenceUnit = "other";
        options.modelProperties.put("x", "option");
        options.schemas = List.of("loja");
        options.scratch = "server";
        options.scratchVersion = 16;
        assertThat(read(Map.of()).modelPackages()).containsExactly("d");
        assertThat(read(Map.of()).persistenceUnit()).contains("other");
        assertThat(read(Map.of()).modelProperties()).containsOnly(Map.entry("x", "option"), Map.entry("y", "file"));
        assertThat(read(Map.of()).schema()).contains("loja");
        assertThat(read(Map.of()).scratch()).contains("server");
        assertThat(read(Map.of()).postgresVersion()).contains(16);
    }

    private ConnectionSettings database(Map<String, String> environment) {
        return read(environment).database().orElseThrow();
    }

    private Configuration read(Map<String, String> environment) {
        Surroundings surroundings = new Surroundings(
                "alambique",
                folder,
                environment,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                System.out,
                System.err);
        return Configuration.read(surroundings, options);
    }

    private void file(String text) throws IOException {
        Files.writeString(folder.resolve(Configuration.FILE), text);
    }
}
