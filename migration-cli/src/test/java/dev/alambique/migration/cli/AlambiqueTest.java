package dev.alambique.migration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.migration.model.EntityModel;
import dev.alambique.migration.revision.RevisionFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlambiqueTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "revision",
                "check",
                "upgrade",
                "downgrade",
                "current",
                "history",
                "heads",
                "show",
                "stamp",
                "diff",
                "adopt",
                "squash",
                "generate-completion"
            })
    void everyCommandExplainsItself(String command) {
        CommandLineRun run = run(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: alambique " + command);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesWhatItDoesNotUnderstandAndNamesTheWayOut() {
        assertThat(run()).isEqualTo(new CommandLineRun(2, "", "A command is missing.\n  instead   alambique --help\n"));
        assertThat(run("show").err()).contains("REV", "alambique show --help");
        assertThat(run("hed").exitCode()).isEqualTo(2);
        assertThat(run("hed").err()).contains("hed", "similar", "heads");
    }

    @Test
    void looksForTheNamedPackagesOnItsOwnClassPathWhereTheModelHasNone() {
        CommandLineRun run = run("check", "--from", "migrations", "--model-packages", "escola.ausente");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("No entity classes", "escola.ausente");
    }

    @Test
    void needsADatabaseOnlyWhereOneIsUsed() {
        assertThat(run("heads").exitCode()).isZero();
        assertThat(run("history").exitCode()).isZero();
        assertThat(run("current").exitCode()).isEqualTo(2);
        assertThat(run("current").err()).startsWith("No database is configured.\n");
    }

    @Test
    void setsAProjectUpAndLeavesWhatIsThere() throws IOException {
        assertThat(run("init").exitCode()).isZero();
        assertThat(folder.resolve("src/main/resources/db/migration")).isDirectory();
        assertThat(folder.resolve("src/main/resources/db/undo")).isDirectory();
        Path file = folder.resolve(Configuration.FILE);
        assertThat(file).content().contains("model-classpath = target/classes");

        Files.writeString(file, "# mine\n");
        assertThat(run("init").out()).isEqualTo("Nothing to do: everything is there.\n");
        assertThat(file).content().isEqualTo("# mine\n");
    }

    @Test
    void aFolderThatWasNamedAndIsNotThereIsToldToWhoReads() {
        CommandLineRun missing = run("heads", "--revisions", "db");

        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err())
                .startsWith("There is no revisions folder " + folder.resolve("db") + ".\n")
                .contains("alambique init", "--revisions");
        assertThat(run("revision", "-m", "First", "--revisions", "db").exitCode())
                .isZero();
        assertThat(run("heads", "--revisions", "db").out()).endsWith("  First\n");
    }

    @Test
    void writesARevisionByHand() {
        CommandLineRun run = run("revision", "-m", "Fill the names");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("__fill_the_names.sql");
        assertThat(run("heads").out()).endsWith("  Fill the names\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--sql",
                "--allow-empty",
                "--strict",
                "--force",
                "--from=migrations",
                "--drop=alunos",
                "--rename=a:b"
            })
    void writesNoEmptyRevisionWhereAComparisonWasMeant(String option) {
        CommandLineRun run = run("revision", "-m", "Fill the names", option);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(option.replaceFirst("=.*", "") + " is for a comparison, and none was asked for.\n")
                .contains("add --autogenerate");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesOneDefaultSchema() {
        CommandLineRun run = run("check", "--from", "migrations", "--schemas", "loja,escola");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("schemas is loja, escola, and there is one default schema for now.\n");
    }

    @Test
    void tellsWhereScratchDatabasesAreMadeIfAsked() throws Exception {
        Files.writeString(folder.resolve("a.sql"), "CREATE TABLE a (id int);");
        Files.writeString(folder.resolve("b.sql"), "CREATE TABLE b (id int);");

        assertThat(run("diff", "--from", "file:a.sql", "--to", "file:b.sql", "-v")
                        .err())
                .contains("scratch: embedded PostgreSQL 18.");
        assertThat(run("diff", "--from", "file:a.sql", "--to", "file:b.sql").err())
                .doesNotContain("scratch:");
    }

    @Test
    void keepsAPasswordThatWasNotEscapedOffTheTerminal() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Alambique.class.getName(),
                        "current",
                        "--url",
                        "jdbc:postgresql://u:s/ec@host/db")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(printed)
                .startsWith("The database URL jdbc:postgresql://u:***@host/db is not a PostgreSQL URL.\n")
                .doesNotContain("s/ec", "WARNING");
    }

    @Test
    void usesWhatTheServiceBringsUnlessAnOptionNamesSomethingElse() throws IOException {
        Path built = folder.resolve("built");
        write(built, "V1__of_the_service.sql");
        write(folder.resolve("named"), "V2__of_the_option.sql");
        EntityModel model = EntityModel.ofClasses(List.of(String.class));

        assertThat(service(built, model, "heads").out()).isEqualTo("1  of the service\n");
        assertThat(service(built, model, "heads", "--revisions", "named").out()).isEqualTo("2  of the option\n");
        assertThat(service(built, model, "--help").out()).startsWith("Usage: shop db ");
        assertThat(service(built, model, "hed").err()).contains("shop db --help");
    }

    private CommandLineRun service(Path revisions, EntityModel model, String... arguments) {
        return CommandLineRun.ofService(folder, new RevisionFolder(revisions), model, arguments);
    }

    private static void write(Path revisions, String file) throws IOException {
        Path migration = Files.createDirectories(revisions.resolve("migration"));
        Files.writeString(migration.resolve(file), "SELECT 1;\n");
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.in(folder, Map.of(), arguments);
    }
}
