package dev.alambique.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two developers who wrote revisions at the same time, and what each of them can do then. */
class BranchesIT {
    private final Database database = Server.emptyDatabase();

    @TempDir
    private Path folder;

    private Project project;
    private String base;
    private String left;
    private String right;

    @BeforeEach
    void twoBranches() {
        project = Project.set(folder, database);
        base = written("Create books", "CREATE TABLE books (id bigint);", "DROP TABLE books;");
        left = written("Add title", "ALTER TABLE books ADD title text;", "ALTER TABLE books DROP title;");
        right = written(
                "Create readers",
                "CREATE TABLE readers (id bigint);",
                "DROP TABLE readers;",
                "--head",
                base,
                "--splice");
    }

    @Test
    void twoHeadsStopAnUpgradeAndTheMessageSaysWhatJoinsThem() {
        Ran refused = project.call("upgrade").exits(2);

        assertThat(refused.err())
                .contains("There are 2 heads", left + "  Add title", right + "  Create readers")
                .contains("merge " + left + " " + right)
                .contains("rebase " + left + " or " + right + ", whichever is not applied yet")
                .contains("'revision' takes it as --head");
        assertThat(project.call("heads").ok().out()).isEqualTo(left + "  Add title\n" + right + "  Create readers\n");
        assertThat(project.call("branches").ok().out())
                .isEqualTo(base + "  Create books\n  -> " + left + "  Add title\n  -> " + right + "  Create readers\n");
        assertThat(project.call("revision", "-m", "More").exits(2).err()).contains("There are 2 heads");
    }

    @Test
    void headsAppliesBothAndCurrentShowsBoth() {
        project.call("upgrade", "heads").ok();

        Ran current = project.call("current").ok();
        assertThat(current.out()).isEqualTo(left + " (head)  Add title\n" + right + " (head)  Create readers\n");
        assertThat(project.call("history", "-i").ok().out())
                .containsPattern(left + "  applied   Add title  \\(current\\)")
                .containsPattern(right + "  applied   Create readers  \\(current\\)");
    }

    @Test
    void aBranchIsUpgradedAndTakenBackAlone() {
        project.call("upgrade", right).ok();
        assertThat(project.call("current").exits(1).out()).isEqualTo(right + " (1 pending)  Create readers\n");
        assertThat(database.shape()).noneMatch(each -> each.contains("title"));

        project.call("upgrade", "heads").ok();
        project.call("downgrade", right + "-1").ok();
        assertThat(project.call("current").exits(1).out()).startsWith(left + " ");
    }

    @Test
    void stampBooksTheHeadsThatAreNamed() {
        assertThat(project.call("stamp", left, right).ok().out())
                .startsWith("Stamped from base to " + right + ".\n")
                .contains(base, left);
        assertThat(project.call("current").ok().out())
                .isEqualTo(left + " (head)  Add title\n" + right + " (head)  Create readers\n");
        assertThat(project.call("stamp", left, right, "--sql").ok().err())
                .isEqualTo("Nothing to do: the database is there already.\n");
        assertThat(project.call("stamp", left, "base").exits(2).err())
                .startsWith("'base' is no revision, so that a database cannot be there and at another.\n")
                .contains("base alone");
    }

    @Test
    void aMergeJoinsThem() {
        project.call("upgrade", left).ok();

        Ran merge = project.call("merge", left, right, "-m", "Join books and readers")
                .ok();

        assertThat(merge.out()).contains("join_books_and_readers.sql");
        String version = project.call("heads", "--json")
                .ok()
                .json()
                .at("/heads/0/version")
                .textValue();
        assertThat(project.call("show", version).ok().out())
                .contains(
                        "-- parent:     " + left + ", " + right, "-- proven:     the branches together on PostgreSQL");
        assertThat(project.call("upgrade").ok().out()).contains(right, version);
        assertThat(project.call("current").ok().out()).isEqualTo(version + " (head)  Join books and readers\n");
        stockFlyway().validate();
        project.call("downgrade", base).ok();
        assertThat(database.rows("SELECT version FROM flyway_schema_history")).containsExactly(base);
        assertThat(project.call("merge", left, base).exits(2).err())
                .contains("Revision " + left + " follows " + base + " already.");
    }

    @Test
    void branchesThatDoNotFitTogetherAreNotMerged() {
        String clash = written("Title too", "ALTER TABLE books ADD title text;", "SELECT 1;", "--head", right);

        assertThat(project.call("merge", left, clash).exits(3).err())
                .contains("column \"title\" of relation \"books\" already exists")
                .contains("was not written: the branches cannot both be applied");
        assertThat(project.ups()).hasSize(4);
    }

    @Test
    void aRebasePutsTheUnappliedOneBehindTheOther() {
        project.call("upgrade", left).ok();

        Ran rebase = project.call("rebase", right).ok();

        assertThat(rebase.out()).contains("__create_readers.sql");
        JsonNode head = project.call("heads", "--json").ok().json().get("heads");
        assertThat(head).hasSize(1);
        String moved = head.at("/0/version").textValue();
        assertThat(moved).isGreaterThan(right);
        assertThat(project.ups()).hasSize(3).noneMatch(each -> each.contains(right));
        assertThat(project.call("show", moved).ok().out())
                .contains(
                        "-- revision:   " + moved, "-- parent:     " + left, "-- proven:     up and down on PostgreSQL")
                .contains("-- undoes:     " + moved);
        project.call("upgrade").ok();
        project.call("downgrade", "base").ok();
        assertThat(project.call("rebase", moved).exits(2).err()).contains("there is no other head");
    }

    @Test
    void aBranchOfTwoIsRebasedFromItsFirstRevisionWhichTheMessageNames() {
        String second = written(
                "Reader names",
                "ALTER TABLE readers ADD name text;",
                "ALTER TABLE readers DROP name;",
                "--head",
                right);

        assertThat(project.call("upgrade").exits(2).err()).contains("rebase " + left + " or " + right + ",");
        project.call("rebase", right).ok();

        assertThat(project.call("heads").ok().out()).doesNotContain(second).contains("Reader names");
        project.call("upgrade").ok();
        assertThat(database.rows("SELECT description FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("create books", "add title", "create readers", "reader names");
    }

    @Test
    void whatIsAppliedOrDoesNotFitIsNotRebased() {
        project.call("upgrade", right).ok();
        assertThat(project.call("rebase", right).exits(2).err())
                .contains("Revision " + right + " is applied, so it cannot get another version.");

        String clash = written("Title too", "ALTER TABLE books ADD title text;", "SELECT 1;", "--head", right);
        List<String> before = project.ups();
        assertThat(project.call("rebase", clash).exits(3).err())
                .contains("column \"title\" of relation \"books\" already exists");
        assertThat(project.ups()).isEqualTo(before);
    }

    @Test
    void whatARevisionDependsOnIsAppliedBeforeIt() {
        String needs = written(
                "Loans",
                "CREATE TABLE loans (title text);",
                "DROP TABLE loans;",
                "--head",
                right,
                "--depends-on",
                left);

        project.call("upgrade", needs).ok();

        assertThat(database.rows("SELECT version FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly(base, left, right, needs);
        assertThat(project.call("revision", "-m", "x", "--head", base).exits(2).err())
                .contains("Revision " + base + " is no head", "--splice");
    }

    @Test
    void rangesAndStepsNameParts() {
        project.call("upgrade", left).ok();

        assertThat(versions("history", "-r", base + ":" + left)).containsExactly(left, base);
        assertThat(versions("history", "-r", ":" + base)).containsExactly(base);
        assertThat(project.call("history", "-r", left + ":" + base).exits(2).err())
                .contains("the earlier one before the colon");
        assertThat(versions("history", "-r", "current-1:current")).containsExactly(left, base);
        assertThat(project.call("downgrade", left + "-1").ok().out()).contains(left);
        project.call("upgrade", base + "+1").exits(2);
        assertThat(project.call("history", "-v").ok().out()).contains("parent      " + base);
    }

    @Test
    void theListingNeedsNoDatabase() {
        Ran history = Project.in(folder)
                .call(
                        "history",
                        "--revisions",
                        folder.resolve(Project.REVISIONS).toString());

        assertThat(history.ok().out())
                .isEqualTo(right + "  Create readers\n" + left + "  Add title\n" + base + "  Create books\n");
    }

    private List<String> versions(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.add("--json");
        List<String> versions = new ArrayList<>();
        project.call(arguments.toArray(String[]::new))
                .ok()
                .json()
                .get("revisions")
                .forEach(each -> versions.add(each.get("version").textValue()));
        return versions;
    }

    private Flyway stockFlyway() {
        return Flyway.configure()
                .dataSource(database.settings().dataSource())
                .locations("filesystem:" + folder.resolve(Project.REVISIONS + "/migration"))
                .load();
    }

    /** Writes a revision by hand; gives its version. */
    private String written(String message, String up, String down, String... options) {
        List<String> arguments = new ArrayList<>(List.of("revision", "-m", message, "--empty", "--json"));
        arguments.addAll(List.of(options));
        JsonNode written = project.call(arguments.toArray(String[]::new)).ok().json();
        append(written.get("up").textValue(), up);
        append(written.get("down").textValue(), down);
        return written.get("revision").textValue();
    }

    private void append(String path, String sql) {
        String file = folder.relativize(Path.of(path)).toString();
        project.write(file, project.read(file) + sql + "\n");
    }
}
