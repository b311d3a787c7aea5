package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.revision.Version;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upgrades and downgrades where two people worked at once: 1, then 2 and 3 beside one another. */
class BranchesTest {
    @TempDir
    Path folder;

    @Test
    void headsAppliesBothBranches() {
        Project project = branched();

        Run run = project.upgrade("heads");

        assertThat(run.steps())
                .extracting(Step::script)
                .containsExactly("V1__base.sql", "V2__left.sql", "V3__right.sql");
        assertThat(project.runner().heads()).containsExactly(new Version("2"), new Version("3"));
        project.flyway().validate();
    }

    @Test
    void aVersionBringsItsOwnBranchAndNoOther() {
        Project project = branched();

        assertThat(project.upgrade("3").steps())
                .extracting(Step::script)
                .containsExactly("V1__base.sql", "V3__right.sql");
        assertThat(project.database().tables()).containsExactly("base", "rechts");

        assertThat(project.upgrade("heads").steps()).extracting(Step::script).containsExactly("V2__left.sql");
        project.flyway().validate();
    }

    @Test
    void aDowngradeTakesBackWhatFollowsItsTarget() {
        Project project = merged();
        project.upgrade("head");

        assertThat(project.downgrade("2").steps()).extracting(Step::script).containsExactly("U4__merge.sql");
        assertThat(project.database().versions()).containsExactly("1", "2", "3");
        assertThat(project.downgrade("1").steps())
                .extracting(Step::script)
                .containsExactly("U3__right.sql", "U2__left.sql");
    }

    @Test
    void aDowngradeAlongABranchLeavesTheOther() {
        Project project = branched();
        project.upgrade("heads");

        assertThat(project.downgrade("2-1").steps()).extracting(Step::script).containsExactly("U2__left.sql");
        assertThat(project.database().versions()).containsExactly("1", "3");
        assertThat(project.upgrade("heads").to()).contains(new Version("3"));
        project.flyway().validate();
    }

    @Test
    void aMergeMakesOneHead() {
        Project project = merged();

        assertThat(project.upgrade("head").steps()).hasSize(4);
        assertThat(project.runner().heads()).containsExactly(new Version("4"));
        assertThatThrownBy(() -> project.downgrade("4-2"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("branches were joined there");
    }

    @Test
    void whatARevisionDependsOnComesBeforeItAndGoesAfterIt() {
        Project project = branched().up("V4__needs.sql", """
                        -- revision:   4
                        -- parent:     3
                        -- depends:    2
                        -- message:    Needs
                        -- created:    2026-11-22T10:15:30Z

                        CREATE TABLE needs ();
                        """).undo("U4__needs.sql", "DROP TABLE needs;");

        assertThat(project.upgrade("4").steps()).hasSize(4);
        assertThat(project.downgrade("2-1").steps())
                .extracting(Step::script)
                .containsExactly("U4__needs.sql", "U2__left.sql");
    }

    @Test
    void stampBooksABranch() {
        Project project = branched();

        project.stamp("3");

        assertThat(project.database().versions()).containsExactly("1", "3");
        assertThat(project.upgrade("heads").steps()).extracting(Step::script).containsExactly("V2__left.sql");
    }

    @Test
    void stampBooksSeveralBranches() {
        Project project = branched();
        project.table("4", "later");

        project.runner().stamp(Target.parse("2"), Target.parse("3"));

        assertThat(project.database().versions()).containsExactly("1", "2", "3");
        assertThat(project.runner().heads()).containsExactly(new Version("2"), new Version("3"));
        assertThatThrownBy(() -> project.runner().stamp(Target.parse("2"), Target.BASE))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("'base' is no revision, so that a database cannot be there and at another.");
        assertThat(project.database().versions()).containsExactly("1", "2", "3");
    }

    private Project branched() {
        Project project = Project.in(folder);
        revision(project, "1", "base", "none", "base");
        revision(project, "2", "left", "1", "links");
        revision(project, "3", "right", "1", "rechts");
        return project;
    }

    private Project merged() {
        return branched().up("V4__merge.sql", header("4", "2, 3", "merge")).undo("U4__merge.sql", "");
    }

    private static void revision(Project project, String version, String slug, String parent, String table) {
        project.up(
                        "V" + version + "__" + slug + ".sql",
                        header(version, parent, slug) + "CREATE TABLE " + table + " ();\n")
                .undo("U" + version + "__" + slug + ".sql", "DROP TABLE " + table + ";\n");
    }

    private static String header(String version, String parent, String message) {
        return Stream.of(
                        "-- revision:   " + version,
                        "-- parent:     " + parent,
                        "-- message:    " + message,
                        "-- created:    2026-11-22T10:15:30Z",
                        "",
                        "")
                .reduce("", (all, line) -> all + line + "\n");
    }
}
