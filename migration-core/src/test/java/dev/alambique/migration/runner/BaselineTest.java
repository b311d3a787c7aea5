package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.Version;
import dev.alambique.migration.runner.Entry.State;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A baseline script, and databases that began with it, passed it long ago, or never came so far. */
class BaselineTest {
    private static final String HEADER = """
            -- revision:   3
            -- parent:     none
            -- message:    Squash up to 3
            -- created:    2026-11-22T10:15:30Z
            -- squashes:   1, 2, 3
            -- operations: none
            -- hazards:    none
            -- proven:     no

            """;
    private static final String TABLES =
            "CREATE TABLE a (id bigint); CREATE TABLE b (id bigint);" + " CREATE TABLE c (id bigint);\n";

    @TempDir
    private Path folder;

    private Project past;

    @BeforeEach
    void fiveRevisions() {
        past = Project.in(folder)
                .table("1", "a")
                .table("2", "b")
                .table("3", "c")
                .table("4", "d")
                .table("5", "e");
    }

    private Project fresh() {
        return new Project(folder, TestDatabase.create());
    }

    private void squash() {
        for (String name : List.of("1__a", "2__b", "3__c")) {
            past.delete("migration/V" + name + ".sql");
            past.delete("undo/U" + name + ".sql");
        }
        past.up("B3__squash_up_to_3.sql", HEADER + TABLES);
    }

    @Test
    void anEmptyDatabaseBeginsWithIt() {
        squash();
        Project project = fresh();

        assertThat(project.upgrade("head").steps())
                .extracting(Step::script)
                .containsExactly("B3__squash_up_to_3.sql", "V4__d.sql", "V5__e.sql");
        assertThat(project.runner().history())
                .extracting(Entry::state)
                .containsExactly(State.BASELINE, State.APPLIED, State.APPLIED);
        project.flyway().validate();
        assertThat(project.downgrade("3").to()).contains(new Version("3"));
        assertThat(project.upgrade("+1").to()).contains(new Version("4"));
        assertThat(project.flyway().migrate().migrationsExecuted).isEqualTo(1);
    }

    @Test
    void targetsMayNameIt() {
        squash();

        assertThat(fresh().upgrade("3").steps()).extracting(Step::script).containsExactly("B3__squash_up_to_3.sql");
        assertThat(fresh().upgrade("base+1").to()).contains(new Version("3"));
        assertThat(fresh().upgrade("3+1").to()).contains(new Version("4"));
        assertThat(fresh().upgrade("head-2").to()).contains(new Version("3"));
        assertThatThrownBy(() -> fresh().upgrade("2"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("squashed  2, into B3__squash_up_to_3.sql");
    }

    @Test
    void aDatabaseThatIsPastItGoesOnUntouched() {
        past.upgrade("4");
        List<String> versions = past.database().versions();
        squash();

        past.runner().verify();
        assertThat(past.database().versions()).isEqualTo(versions);
        assertThat(past.runner().history())
                .extracting(Entry::state)
                .containsExactly(State.APPLIED, State.APPLIED, State.APPLIED, State.APPLIED, State.PENDING);
        assertThat(past.upgrade("head").steps()).extracting(Step::script).containsExactly("V5__e.sql");
        assertThat(past.downgrade("3").to()).contains(new Version("3"));
        assertThat(past.runner().heads()).containsExactly(new Version("3"));
        past.upgrade("head");
        // Flyway's own validate misses every file that is gone, unless it is told
        past.flyway(configuration -> configuration.ignoreMigrationPatterns("*:missing"))
                .validate();
        assertThat(past.flyway(configuration -> configuration.ignoreMigrationPatterns("*:missing"))
                        .migrate()
                        .migrationsExecuted)
                .isZero();
    }

    @Test
    void repairAndStampBookADatabaseThatIsPastItAsOneThatBeganThere() {
        past.upgrade("head");
        squash();

        assertThat(past.runner().repair().steps()).extracting(Step::script).containsExactly("B3__squash_up_to_3.sql");
        assertThat(past.database().versions()).containsExactly("4", "5", "3");
        past.flyway().validate();
        assertThat(past.flyway().migrate().migrationsExecuted).isZero();
        assertThat(past.upgrade("head").isNothing()).isTrue();
        assertThat(past.runner().repair().isNothing()).isTrue();
        assertThat(past.stamp("head").isNothing()).isTrue();
        assertThat(past.runner().history())
                .extracting(Entry::state)
                .containsExactly(State.BASELINE, State.APPLIED, State.APPLIED);
        assertThat(past.downgrade("3").to()).contains(new Version("3"));
    }

    @Test
    void aDatabaseExactlyAtItIsNoEmptyOne() {
        past.upgrade("3");
        squash();

        past.runner().repair();
        assertThat(past.flyway().migrate().migrationsExecuted).isEqualTo(2);
        past.flyway().validate();
    }

    @Test
    void aDatabaseBelowItIsRefusedBeforeAnythingIsChanged() {
        past.upgrade("2");
        squash();

        for (String command : List.of("upgrade", "downgrade")) {
            assertThatThrownBy(() -> {
                        if (command.equals("upgrade")) {
                            past.upgrade("head");
                        } else {
                            past.downgrade("-1");
                        }
                    })
                    .isInstanceOf(MigrationException.class)
                    .hasMessageStartingWith("The database is at 2, below the baseline 3: upgrade it with the revisions"
                            + " before the squash first.")
                    .hasMessageContaining("skipped   3\n")
                    .hasMessageContaining("'stamp 3'");
        }
        assertThat(past.database().tables()).containsExactly("a", "b");
        assertThat(past.database().versions()).containsExactly("1", "2");

        past.database().execute("CREATE TABLE c (id bigint)");
        assertThat(past.stamp("3").to()).contains(new Version("3"));
        assertThat(past.upgrade("head").to()).contains(new Version("5"));
        past.flyway().validate();
    }

    @Test
    void aDatabaseThatSkippedWhatIsSquashedIsRefused() {
        past.upgrade("head");
        past.database().execute("DELETE FROM flyway_schema_history WHERE version = '2'");
        squash();

        assertThatThrownBy(() -> past.upgrade("head"))
                .hasMessageStartingWith("The database is at 5 and lacks revisions that the baseline 3 stands for")
                .hasMessageContaining("skipped   2\n");
        assertThat(past.runner().repair().steps()).extracting(Step::script).doesNotContain("B3__squash_up_to_3.sql");
    }

    @Test
    void soItIsWhereOnlyOneIsSquashed() {
        past.upgrade("head");
        past.database().execute("DELETE FROM flyway_schema_history WHERE version = '3'");
        squash();
        past.up("B3__squash_up_to_3.sql", HEADER.replace("1, 2, 3", "3") + TABLES);

        assertThatThrownBy(() -> past.upgrade("head"))
                .hasMessageStartingWith("The database is at 5 and lacks revisions that the baseline 3 stands for")
                .hasMessageContaining("skipped   3\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1, 2, 3", "3"})
    void aRevisionThatCameInBelowItIsToldEverywhere(String squashed) {
        past.upgrade("head");
        squash();
        past.up("B3__squash_up_to_3.sql", HEADER.replace("1, 2, 3", squashed) + TABLES);
        Project began = fresh();
        began.upgrade("head");
        past.up("V2_5__late.sql", "CREATE TABLE late ();");

        for (Project project : List.of(fresh(), began, past)) {
            assertThatThrownBy(() -> project.upgrade("head"))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageStartingWith("Revision 2.5 came in below the baseline 3")
                    .hasMessageContaining("rebase 2.5");
            assertThat(project.database().tables()).doesNotContain("late");
        }
    }

    /** It may have been among what the script stands for: with the files still there, all those below it look alike. */
    @Test
    void ofAScriptThatListsNothingItCannotBeTold() {
        past.upgrade("head");
        past.up("B3__by_hand.sql", TABLES);
        Project began = fresh();
        began.upgrade("head");
        past.up("V2_5__late.sql", "CREATE TABLE late ();");

        assertThat(began.upgrade("head").isNothing()).isTrue();
        assertThat(past.upgrade("head").steps()).extracting(Step::script).containsExactly("V2_5__late.sql");
    }

    @Test
    void withTheFilesStillThereADatabaseBelowItGoesThroughThem() {
        past.upgrade("2");
        past.up("B3__squash_up_to_3.sql", HEADER + TABLES);

        assertThat(past.upgrade("head").steps())
                .extracting(Step::script)
                .containsExactly("V3__c.sql", "V4__d.sql", "V5__e.sql");
        assertThat(past.downgrade("base").to()).isEmpty();
        assertThat(fresh().upgrade("2").steps()).extracting(Step::script).containsExactly("V1__a.sql", "V2__b.sql");
        Project fresh = fresh();
        fresh.upgrade("head");
        assertThatThrownBy(() -> fresh.downgrade("2"))
                .hasMessageStartingWith("There is no way back below the baseline 3.");
    }

    @Test
    void nothingLeadsBackBelowIt() {
        past.upgrade("head");
        squash();
        Project fresh = fresh();
        fresh.upgrade("head");

        for (Project project : List.of(past, fresh)) {
            for (String target : List.of("base", "head-3")) {
                assertThatThrownBy(() -> project.downgrade(target))
                        .as(target)
                        .isInstanceOf(UsageException.class)
                        .hasMessageStartingWith("There is no way back below the baseline 3.")
                        .hasMessageContaining("B3__squash_up_to_3.sql")
                        .hasMessageContaining("downgrade 3");
            }
            assertThat(project.database().tables()).hasSize(5);
        }
        assertThatThrownBy(() -> past.downgrade("-3")).hasMessageStartingWith("There is no way back below");
        assertThatThrownBy(() -> fresh.downgrade("-3")).hasMessageContaining("downgrade 3");
    }

    @Test
    void stampOnADatabaseWithoutHistoryBooksIt() {
        squash();
        Project project = fresh();
        project.database().execute(TABLES + "CREATE TABLE d (id bigint)");

        assertThat(project.stamp("4").to()).contains(new Version("4"));
        assertThat(project.database().query("SELECT version, type FROM flyway_schema_history ORDER BY 1"))
                .containsExactly("3|SQL_BASELINE", "4|SQL");
        assertThat(project.upgrade("head").steps()).extracting(Step::script).containsExactly("V5__e.sql");
        project.flyway().validate();
    }

    @Test
    void aDatabaseThatBeganWithAnOlderOneIsPastTheNewer() {
        squash();
        Project project = fresh();
        project.upgrade("head");
        past.delete("migration/B3__squash_up_to_3.sql");
        past.delete("migration/V4__d.sql");
        past.up(
                "B4__squash_up_to_4.sql",
                HEADER.replace("revision:   3", "revision:   4").replace("1, 2, 3", "1, 2, 3, 4")
                        + TABLES
                        + "CREATE TABLE d (id bigint);\n");

        assertThat(project.upgrade("head").isNothing()).isTrue();
        assertThat(project.downgrade("4").to()).contains(new Version("4"));
        project.runner().repair();
        assertThat(project.flyway().migrate().migrationsExecuted).isEqualTo(1);
        project.flyway().validate();
    }

    @Test
    void aRevisionThatFollowsASquashedOneStandsOnIt() {
        squash();
        past.up(
                "V6__f.sql",
                "-- revision:   6\n-- parent:     2\n-- message:    f\n-- created:    2026-11-22T10:15:30Z\n\n"
                        + "CREATE TABLE f (id bigint);\n");
        Project project = fresh();

        assertThat(project.upgrade("6").steps())
                .extracting(Step::script)
                .containsExactly("B3__squash_up_to_3.sql", "V6__f.sql");
    }

    @Test
    void whatFlywaysOwnRepairStruckOutWasApplied() {
        past.upgrade("4");
        squash();

        past.flyway().repair();

        assertThat(past.upgrade("head").steps()).extracting(Step::script).containsExactly("V5__e.sql");
        past.flyway().validate();
        assertThat(past.runner().repair().steps()).extracting(Step::script).containsExactly("B3__squash_up_to_3.sql");
        assertThat(past.database().versions()).containsExactly("4", "5", "3");
    }

    @Test
    void flywaysOwnRepairTakesADatabaseExactlyAtItForAnEmptyOne() {
        past.upgrade("3");
        squash();

        past.flyway().repair();

        assertThatThrownBy(() -> past.flyway().migrate()).hasMessageContaining("already exists");
        assertThatThrownBy(() -> past.upgrade("head")).hasMessageContaining("already exists");
        assertThat(past.stamp("3").to()).contains(new Version("3"));
        assertThat(past.upgrade("head").steps()).hasSize(2);
    }

    @Test
    void stampBaseLeavesNothingThatWasApplied() {
        squash();
        Project project = fresh();
        project.upgrade("head");

        assertThat(project.stamp("base").to()).isEmpty();

        assertThat(project.database().versions()).isEmpty();
        assertThat(project.runner().heads()).isEmpty();
        assertThat(project.runner().history()).extracting(Entry::state).containsOnly(State.PENDING);
        assertThatThrownBy(() -> project.upgrade("head"))
                .hasMessageContaining("relation \"a\" already exists")
                .hasMessageContaining("'stamp' the revision that it is at");
        assertThat(project.stamp("5").to()).contains(new Version("5"));
        project.isWhatFlywayExpects();

        project.stamp("base");
        project.database().execute("DROP TABLE a, b, c, d, e");
        assertThat(project.upgrade("head").steps())
                .extracting(Step::script)
                .containsExactly("B3__squash_up_to_3.sql", "V4__d.sql", "V5__e.sql");
    }

    @Test
    void stampTakesOutABaselineThatIsAboveTheTarget() {
        past.upgrade("head");
        past.database().execute("DROP TABLE flyway_schema_history");
        past.flyway(configuration -> configuration.baselineVersion("3")).baseline();
        assertThat(past.runner().current()).contains(new Version("3"));

        assertThat(past.stamp("4").to()).contains(new Version("4"));
        assertThat(past.database().query("SELECT version, type FROM flyway_schema_history ORDER BY 1"))
                .containsExactly("3|BASELINE", "4|SQL");

        assertThat(past.stamp("2").to()).contains(new Version("2"));
        assertThat(past.database().query("SELECT version, type FROM flyway_schema_history ORDER BY 1"))
                .containsExactly("1|SQL", "2|SQL");
    }
}
