package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands one by one: what they print, as text and as a document, and their exit codes. */
class CommandsIT {
    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    @Test
    void everyCommandAnswersWithOneDocument() {
        Project project = Project.in(folder).with(database);

        assertThat(document(project, 0, "init").get("written")).hasSize(3);
        project.compile(Shop.PRODUCT);
        assertThat(document(project, 1, "check").get("equal").booleanValue()).isFalse();
        JsonNode sql = document(project, 0, "revision", "-m", "Products", "--autogenerate", "--sql");
        assertThat(sql.get("up").textValue()).contains("CREATE TABLE products");
        assertThat(sql.get("down").textValue()).contains("DROP TABLE products");
        assertThat(project.ups()).isEmpty();
        JsonNode revision = document(project, 0, "revision", "-m", "Products", "--autogenerate");
        String version = revision.get("revision").textValue();
        assertThat(project.ups()).containsExactly("V" + version + "__products.sql");
        assertThat(revision.get("up").textValue()).endsWith("V" + version + "__products.sql");

        assertThat(document(project, 1, "current").get("version").isNull()).isTrue();
        JsonNode upgrade = document(project, 0, "upgrade");
        assertThat(upgrade.get("from").isNull()).isTrue();
        assertThat(upgrade.get("to").textValue()).isEqualTo(version);
        assertThat(upgrade.get("revisions")).hasSize(1);
        assertThat(document(project, 0, "current").get("version").textValue()).isEqualTo(version);
        assertThat(document(project, 0, "history").at("/revisions/0/state").textValue())
                .isEqualTo("applied");
        assertThat(document(project, 0, "heads").at("/heads/0/version").textValue())
                .isEqualTo(version);
        JsonNode shown = document(project, 0, "show", "head");
        assertThat(shown.get("up").textValue()).contains("CREATE TABLE products");
        assertThat(shown.get("operations")).hasSize(1);
        assertThat(document(project, 0, "revision", "-m", "Again", "--autogenerate")
                        .get("revision")
                        .isNull())
                .isTrue();
        assertThat(document(project, 0, "check").get("equal").booleanValue()).isTrue();
        assertThat(document(project, 0, "branches").get("branches")).isEmpty();
        assertThat(document(project, 0, "repair").get("revisions")).isEmpty();
        assertThat(document(project, 0, "history", "--audit")
                        .at("/audit/0/outcome")
                        .textValue())
                .isEqualTo("done");
        assertThat(document(project, 2, "merge").at("/problem/summary").textValue())
                .contains("nothing to merge");
        assertThat(document(project, 0, "downgrade", "base").get("to").isNull()).isTrue();
        assertThat(document(project, 0, "stamp", "head").get("to").textValue()).isEqualTo(version);
        assertThat(document(project, 0, "diff", "--from", "database", "--to", "migrations")
                        .get("up")
                        .textValue())
                .contains("CREATE TABLE products");
        assertThat(document(project, 2, "upgrade", "7").at("/problem/summary").textValue())
                .contains("'7'");
        assertThat(document(project, 2, "heads", "--no-such-option")
                        .at("/problem/summary")
                        .textValue())
                .contains("--no-such-option");
    }

    private static JsonNode document(Project project, int exitCode, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.add("--json");
        return project.call(arguments.toArray(String[]::new)).exits(exitCode).json();
    }

    @Test
    void editOpensBothFilesInTheEditorThatTheEnvironmentNames() {
        Project project =
                Project.in(folder).revision("1", "create_a", "CREATE TABLE a (id bigint);\n", "DROP TABLE a;\n");

        project.with(Map.of("EDITOR", "sed -i s/TABLE/TABLES/"))
                .run("edit", "head")
                .ok();

        assertThat(project.read(Project.REVISIONS + "/migration/V1__create_a.sql"))
                .startsWith("CREATE TABLES a");
        assertThat(project.read(Project.REVISIONS + "/undo/U1__create_a.sql")).startsWith("DROP TABLES a");
        assertThat(project.with(Map.of("EDITOR", "no-such-editor"))
                        .run("edit", "1")
                        .exits(2)
                        .err())
                .contains("The editor 'no-such-editor' cannot be started", "EDITOR=nano alambique edit 1");
    }

    @Test
    void whatIsNoTimeNorModeIsRefusedByName() {
        Project project = Project.in(folder).with(database).revision("1", "a", "SELECT 1;", "SELECT 1;");

        assertThat(project.call("upgrade", "--lock-timeout", "soon").exits(2).err())
                .contains("lock-timeout is 'soon', which is no length of time.", "500ms or 5s");
        assertThat(project.call("upgrade", "--transaction", "none").exits(2).err())
                .contains("transaction is 'none', and can be per-revision or all.");
        project.write("alambique.properties", "ahead = never\n");
        assertThat(project.call("upgrade").exits(2).err()).contains("ahead is 'never', and can be accept or refuse.");
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheCommand() {
        Project project = Project.in(folder).revision("1", "create_a", "CREATE TABLE a (id bigint);", "DROP TABLE a;");

        Ran before = project.run("--json", "--url", database.url(), "--user", "postgres", "history")
                .ok();
        Ran after = project.run("history", "--user=postgres", "--json", "--url=" + database.url())
                .ok();
        assertThat(after.json()).isEqualTo(before.json());
        assertThat(after.json().at("/revisions/0/state").textValue()).isEqualTo("pending");
    }

    @Test
    void wrongUsage() {
        Project project = Project.in(folder);

        assertThat(project.run().exits(2).err())
                .startsWith("A command is missing.\n")
                .contains("--help");
        Ran typo = project.run("upgrad").exits(2);
        assertThat(typo.out()).isEmpty();
        assertThat(typo.err()).contains("upgrad", "upgrade");
        assertThat(project.call("revision").exits(2).err()).contains("--message");
        assertThat(project.call("revision", "-m", " ").exits(2).err()).startsWith("The message is empty.\n");
        assertThat(project.call("upgrade", "--placeholder", "owner").exits(2).err())
                .startsWith("Value for option '--placeholder' (K=V) should be in KEY=VALUE format but was owner\n");
        assertThat(project.call("upgrade").exits(2).err())
                .startsWith("No database is configured.\n")
                .contains("POSTGRES_HOST", "--from migrations");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"upgrade", "downgrade", "stamp", "show", "edit"})
    void anEmptyTargetIsToldAsOne(String command) {
        Project project = Project.set(folder, database).revision("1", "a", "SELECT 1;", "SELECT 1;");

        assertThat(project.call(command, "").exits(2).err())
                .isEqualTo("An argument of 'alambique " + command + "' is empty: perhaps a variable of the shell has no"
                        + " value.\n  instead   alambique " + command + " --help\n");
        assertThat(project.call(command, " ").exits(2).err())
                .startsWith("' ' is not a target.\n")
                .contains("head, heads, base, a version");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void anEmptySchemaIsToldAsOne() {
        Project project = Project.set(folder, database).revision("1", "a", "SELECT 1;", "SELECT 1;");

        assertThat(project.call("upgrade", "--schemas", "").exits(2).err())
                .startsWith("--schemas is empty.\n")
                .contains("leave the option out");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void whereThereAreNoRevisionsNoneIsSquashedNorShown() {
        Project project = Project.in(folder);
        project.call("init").ok();

        for (List<String> command :
                List.of(List.of("squash", "--to", "head"), List.of("squash", "--to", "3"), List.of("show", "head"))) {
            assertThat(project.call(command.toArray(String[]::new)).exits(2).err())
                    .as(command.toString())
                    .startsWith("There are no revisions in ")
                    .contains("V<version>__<words>.sql in ", "revision -m TEXT", "--revisions DIR");
        }
        project.write(Project.REVISIONS + "/migration/B3__all.sql", "SELECT 1;");
        assertThat(project.call("squash", "--to", "3").exits(2).err())
                .startsWith("A baseline stands for the revisions up to 3 already.\n")
                .contains("there is no revision above it");
        assertThat(project.call("squash", "--to", "4").exits(2).err())
                .startsWith("There is no revision '4' in ")
                .contains("revisions 3  all");
    }

    @Test
    void helpVersionAndCompletion() {
        Project project = Project.in(folder);

        assertThat(project.run("--help").ok().out()).contains("Usage: alambique", "autogenerate", "Exit codes");
        assertThat(project.call("revision", "--help").ok().out()).contains("--autogenerate", "--drop", "--from");
        assertThat(project.run("--version").ok().out()).matches("alambique \\d.*\\n");
        Ran completion = project.call("generate-completion").ok();
        project.write("completion.sh", completion.out());
        Running.start(folder, Map.of(), List.of("bash", "-n", "completion.sh"))
                .end()
                .ok();
        assertThat(completion.out()).contains("complete -F", "--autogenerate", "downgrade");
    }

    @Test
    void stampBooksWithoutRunning() {
        Project project = Project.set(folder, database)
                .revision("1", "create_a", "CREATE TABLE a (id bigint);", "DROP TABLE a;")
                .revision("2", "create_b", "CREATE TABLE b (id bigint);", "DROP TABLE b;");

        project.call("stamp", "1").ok();
        assertThat(database.tables()).doesNotContain("a");
        assertThat(project.call("current").exits(1).out()).isEqualTo("1 (1 pending)  create a\n");
        assertThat(project.call("current", "--check-heads").exits(1).out()).isEqualTo("1 (1 pending)  create a\n");
        project.call("upgrade").ok();
        assertThat(database.tables()).contains("b").doesNotContain("a");
        database.stockFlyway(project).validate();
        assertThat(project.call("stamp", "--purge", "1").ok().out()).isEqualTo("""
                        Stamped from 2 to 1.
                          1  create a  (out of the history)
                          2  create b  (out of the history)
                          1  create a  (0 ms)
                        """);
        assertThat(project.call("stamp", "base", "--json").ok().json().at("/revisions/0/direction"))
                .hasToString("\"forget\"");
        assertThat(project.call("current").exits(1).out()).startsWith("base (2 pending)");
        assertThat(database.tables()).contains("b");
    }

    @Test
    void headsHistoryAndShow() {
        Project project = Project.set(folder, database);
        assertThat(project.call("heads").exits(2).err()).startsWith("There is no revisions folder ");
        project.call("init").ok();
        assertThat(project.call("heads").ok().out()).isEqualTo("There are no revisions.\n");
        assertThat(project.call("history").ok().out()).isEqualTo("There are no revisions.\n");
        assertThat(project.call("current").ok().out()).isEqualTo("base (head)\n");
        project.revision("1", "create_a", "CREATE TABLE a (id bigint);\n", "DROP TABLE a;\n");
        project.call("upgrade").ok();
        project.revision("2", "create_b", header(2, "create b") + "CREATE TABLE b (id bigint);\n", "DROP TABLE b;\n")
                .revision("3", "create_c", header(3, "create c") + "CREATE TABLE c (id bigint);\n", "DROP TABLE c;\n");

        assertThat(project.call("heads").ok().out()).isEqualTo("2  create b\n3  create c\n");
        assertThat(project.call("history").ok().out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("3  pending   create c"),
                        line -> assertThat(line).startsWith("2  pending   create b"),
                        line -> assertThat(line)
                                .startsWith("1  applied   create a  (")
                                .endsWith(" by postgres)"));
        assertThat(project.call("show", "1").ok().out())
                .isEqualTo("-- V1__create_a.sql\nCREATE TABLE a (id bigint);\n\n-- U1__create_a.sql\nDROP TABLE a;\n");
        Ran upgrade = project.call("upgrade").exits(2);
        assertThat(upgrade.err()).startsWith("There are 2 heads").contains("create b", "create c");
        assertThat(database.tables()).doesNotContain("b", "c");
    }

    private static String header(int version, String message) {
        return "-- revision:   " + version + "\n-- parent:     1\n-- message:    " + message
                + "\n-- created:    2026-11-22T10:15:30Z\n-- operations: none\n-- hazards:    none\n\n";
    }
}
