package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which database a command finds: option before environment before .env before alambique.properties. */
class ConfigurationIT {
    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void oneRevision() {
        project = Project.in(folder).revision("1", "create_a", "CREATE TABLE a (id bigint);", "DROP TABLE a;");
    }

    @Test
    void aFileOfVariables() {
        dotenv("# the database of the container\nPOSTGRES_DB=" + database.name() + "\n");

        project.run("upgrade").ok();
        assertThat(database.tables()).contains("a");
    }

    @Test
    void theEnvironmentComesBeforeTheFileOfVariables() {
        dotenv("POSTGRES_DB=nowhere\n");

        project.with(Map.of("POSTGRES_DB", database.name())).call("upgrade").ok();
        assertThat(database.tables()).contains("a");
    }

    @Test
    void theFileOfVariablesComesBeforeTheConfiguration() {
        dotenv("POSTGRES_DB=" + database.name() + "\n");
        project.write("alambique.properties", "url = jdbc:postgresql://127.0.0.1:1/nowhere\n");

        project.call("upgrade").ok();
        assertThat(database.tables()).contains("a");
    }

    @Test
    void anOptionComesBeforeEverything() {
        project.write("alambique.properties", "url = jdbc:postgresql://127.0.0.1:1/nowhere\n");

        project.with(Map.of("POSTGRES_HOST", "127.0.0.1", "POSTGRES_PORT", "1"))
                .call("upgrade", "--url", database.url(), "--user", "postgres", "--password", "postgres")
                .ok();
        assertThat(database.tables()).contains("a");
    }

    @Test
    void theConfigurationAlone() {
        project.write("alambique.properties", "url = " + database.url() + "\nuser = postgres\npassword = postgres\n");

        project.call("upgrade").ok();
        assertThat(database.tables()).contains("a");
    }

    @Test
    void relativePathsOfTheConfigurationBelongToItsFolder() {
        project.write("elsewhere/alambique.conf", "revisions = ../" + Project.REVISIONS + "\n");
        Project outside = new Project(folder.resolve("elsewhere"), Map.of());
        Project root = new Project(folder.getParent(), Map.of());

        assertThat(outside.call("heads", "--config", "alambique.conf").ok().out())
                .isEqualTo("1  create a\n");
        assertThat(root.call(
                                "heads",
                                "--config",
                                folder.resolve("elsewhere/alambique.conf").toString())
                        .ok()
                        .out())
                .isEqualTo("1  create a\n");
        assertThat(root.call("heads", "--config", "no.conf").exits(2).err()).contains("no.conf");
    }

    private void dotenv(String text) {
        project.write(
                ".env",
                "POSTGRES_HOST=127.0.0.1\nPOSTGRES_PORT=" + Server.port()
                        + "\nPOSTGRES_USER=postgres\nPOSTGRES_PASSWORD=\"postgres\"\n" + text);
    }

    @Test
    void whatIsLeftAloneCanStandInTheFile() {
        Database database = Server.emptyDatabase();
        database.run("CREATE TABLE databasechangelog (id int); CREATE TABLE products (id bigint PRIMARY KEY)");
        Project project = Project.set(folder, database).compile(Shop.PRODUCT);
        project.write(
                "alambique.properties",
                "model-classpath = target/classes\nrevisions = src/main/resources/db\nexclude = databasechangelog*, audit.*\n");

        project.call("upgrade").ok();
        assertThat(project.call("check", "--exclude", "a", "--strict").ok().out())
                .isEqualTo("The model and the database agree.\n");
        assertThat(project.call("adopt").ok().out()).contains("+ own table public.products");
    }

    @Test
    void aFolderThatHoldsNoRevisionsIsToldAndSoIsAMisspeltName() {
        Project project = Project.set(folder, Server.emptyDatabase());
        project.write("elsewhere/readme.txt", "");
        assertThat(project.call("history", "--revisions", "elsewhere").exits(2).err())
                .startsWith("There is no folder migration/ in ")
                .contains("--revisions DIR");

        project.write(Project.REVISIONS + "/migration/V2_b.sql", "SELECT 2;");
        assertThat(project.call("upgrade").ok().err())
                .contains("! V2_b.sql is passed over: a revision's name is V<version>__<words>.sql");
    }
}
