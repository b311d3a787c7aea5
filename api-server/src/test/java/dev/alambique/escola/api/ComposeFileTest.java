package dev.alambique.escola.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.connect.ConnectionSettings;
import dev.alambique.migration.connect.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Containers cannot be run by a test; what their files name can be looked for. */
class ComposeFileTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    Path folder;

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void namesOnlyVariablesOfTheExample() throws IOException {
        Environment example = example();

        assertThat(matches("docker-compose.yml", "\\$\\{(\\w+)}"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(example.value(name)).as(name).isPresent());
    }

    @Test
    void reachesTheDatabaseServiceByItsName() throws IOException {
        assertThat(example().database()).contains(ConnectionSettings.of("db", 5432, "escola", "escola", "escola"));
        assertThat(services).containsKeys("db", "api");
        assertThat(services.get("api").get("env_file")).isEqualTo(".env");
    }

    @Test
    void waitsForAHealthyDatabaseThenUpgradesThenServes() {
        assertThat(services.get("db")).containsKey("healthcheck");
        assertThat(services.get("api"))
                .containsEntry("depends_on", Map.of("db", Map.of("condition", "service_healthy")))
                .containsEntry(
                        "command",
                        "sh -c \"java -jar api-server.jar db upgrade head && exec java -jar api-server.jar serve\"");
    }

    @Test
    void buildsFromAFolderThatHasADockerfile() {
        Object context = services.get("api").get("build");

        assertThat(ROOT.resolve(String.valueOf(context)).resolve("Dockerfile")).isRegularFile();
    }

    @Test
    void copiesWhatTheBuildMakesToWhereTheCommandLooks() throws IOException {
        List<String> built = matches("Dockerfile", "COPY --from=build /build/(\\S+) ");

        assertThat(built).containsExactly("api-server/target/lib", "api-server/target/api-server.jar");
        assertThat(Files.readString(ROOT.resolve("api-server/pom.xml")))
                .contains(
                        "<finalName>api</finalName>",
                        "<classifier>server</classifier>",
                        "${project.build.directory}/lib",
                        "lib/</classpathPrefix>");
        assertThat(matches("Dockerfile", "api-server.jar (\\S+)\n")).containsExactly("api-server.jar");
        assertThat(matches("Dockerfile", "target/lib (\\S+)\n")).containsExactly("lib");
    }

    @Test
    void listensWhereTheContainerPublishes() throws IOException {
        assertThat(services.get("api").get("ports")).isEqualTo(List.of("127.0.0.1:8000:8000"));
        assertThat(matches("Dockerfile", "ENV HOST=(\\S+)")).containsExactly("0.0.0.0");
        assertThat(matches("Dockerfile", "EXPOSE (\\d+)")).containsExactly("8000");
    }

    private Environment example() throws IOException {
        Files.copy(ROOT.resolve(".env.example"), folder.resolve(".env"));
        return Environment.of(folder, Map.of());
    }

    private static List<String> matches(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }

    private static Map<String, Map<String, Object>> services() {
        try {
            Map<String, Map<String, Map<String, Object>>> compose =
                    new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
            return compose.get("services");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
