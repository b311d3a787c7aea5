package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.UsageException;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All revisions of a run in one transaction. */
class OneTransactionTest {
    private static final RunSettings ALL = RunSettings.DEFAULT.withTransaction(TransactionMode.ALL);

    @TempDir
    Path folder;

    private final List<RevisionEvent> told = new ArrayList<>();

    @Test
    void aFailureInTheLastOfFiveLeavesNone() {
        Project project = ofFour().up("V5__e.sql", "CREATE TABLE e (); SELECT nonsense;");

        assertThatThrownBy(() -> runner(project).upgrade(Target.HEAD)).hasMessageContaining("nonsense");

        assertThat(project.database().tables()).isEmpty();
        assertThat(project.database().versions()).isEmpty();
        assertThat(audit(project)).containsExactly("upgrade 5 failed");
        assertThat(told).noneMatch(RevisionEvent.Done.class::isInstance);
    }

    @Test
    void aLockThatIsNotToBeHadIsTriedForAsOftenAsIsSaid() throws SQLException {
        Project project = ofFour().up("V5__e.sql", "ALTER TABLE held ADD n int;");
        project.database().execute("CREATE TABLE held ()");
        RunSettings twice = ALL.withLockTimeout(Duration.ofMillis(100)).withLockRetries(1);
        try (Connection other = project.database().dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE held");

            assertThatThrownBy(() -> new RevisionRunner(
                                    project.database().dataSource(),
                                    new RevisionFolder(folder),
                                    Optional.empty(),
                                    twice,
                                    told::add)
                            .upgrade(Target.HEAD))
                    .hasMessageContaining("lock timeout");
        }

        assertThat(told).filteredOn(RevisionEvent.Blocked.class::isInstance).hasSize(1);
        assertThat(project.database().tables()).containsExactly("held");
    }

    @Test
    void successLeavesAllAndTellsOfThemOnceTheyAreCommitted() {
        Project project = ofFour().table("5", "e");

        Run run = runner(project).upgrade(Target.HEAD);

        assertThat(run.steps()).hasSize(5);
        assertThat(project.database().tables()).hasSize(5);
        assertThat(project.database().versions()).hasSize(5);
        assertThat(audit(project)).hasSize(5).allMatch(each -> each.endsWith(" done"));
        assertThat(told.subList(0, 5)).allMatch(RevisionEvent.Started.class::isInstance);
        assertThat(told.subList(5, 10)).allMatch(RevisionEvent.Done.class::isInstance);
    }

    @Test
    void aDowngradeThatFailsAtTheLastOfFiveLeavesAll() {
        Project project = ofFour().table("5", "e").undo("U1__a.sql", "DROP TABLE a; SELECT nonsense;");
        project.upgrade("head");

        assertThatThrownBy(() -> runner(project).downgrade(Target.BASE)).hasMessageContaining("nonsense");

        assertThat(project.database().tables()).hasSize(5);
        assertThat(project.database().versions()).hasSize(5);
        assertThat(audit(project)).hasSize(6).endsWith("downgrade 1 failed");

        project.undo("U1__a.sql", "DROP TABLE a;");
        runner(project).downgrade(Target.BASE);
        assertThat(project.database().tables()).isEmpty();
        assertThat(project.database().versions()).isEmpty();
    }

    @Test
    void whatRunsOutsideOfTransactionsIsRefusedBeforeAnythingRuns() {
        Project project = ofFour().up("V5__e.sql", "CREATE INDEX CONCURRENTLY i ON a (id);")
                .undo("U5__e.sql", "DROP INDEX CONCURRENTLY i;");

        assertThatThrownBy(() -> runner(project).upgrade(Target.HEAD))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Revision 5 runs outside of transactions, and all revisions are to run in one.")
                .hasMessageContaining("transaction = per-revision");
        assertThat(project.database().tables()).isEmpty();

        project.upgrade("head");
        assertThatThrownBy(() -> runner(project).downgrade(Target.BASE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Revision 5 is taken back outside of transactions");
        assertThat(project.database().versions()).hasSize(5);
    }

    private Project ofFour() {
        return Project.in(folder)
                .table("1", "a")
                .table("2", "b")
                .table("3", "c")
                .table("4", "d");
    }

    private RevisionRunner runner(Project project) {
        return new RevisionRunner(
                project.database().dataSource(), new RevisionFolder(folder), Optional.empty(), ALL, told::add);
    }

    private static List<String> audit(Project project) {
        return project.database()
                .query("SELECT direction || ' ' || version || ' ' || outcome FROM migration_audit ORDER BY id");
    }
}
