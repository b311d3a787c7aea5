package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.TestServer;
import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import dev.alambique.migration.runner.Entry.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What the history tells of a revision that broke off between two statements, each way. */
@Timeout(60)
class HalfDoneTest {
    private static final String ONE = "CREATE INDEX CONCURRENTLY one ON alunos (id);\n";
    private static final String TWO = "CREATE INDEX CONCURRENTLY two ON alunos (id);\n";
    private static final String BACK = "DROP INDEX CONCURRENTLY two;\nDROP INDEX CONCURRENTLY one;\n";
    private static final String BROKEN_BACK = "DROP INDEX CONCURRENTLY two;\nDROP INDEX CONCURRENTLY nowhere;\n";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void twoRevisionsOneOfThemApplied() {
        project = Project.in(folder).table("1", "alunos");
        project.upgrade("head");
        project.up("V2__indexes.sql", ONE + TWO).undo("U2__indexes.sql", BACK);
    }

    @Test
    void whatFailedHalfWayIsToldUntilUpgradeHasGoneOnWithIt() {
        project.up("V2__indexes.sql", ONE + "CREATE INDEX CONCURRENTLY two ON nowhere (id);\n");
        assertThatThrownBy(() -> project.upgrade("head")).isInstanceOf(MigrationException.class);

        isHalf(State.HALF_APPLIED, "upgrade 2");
        for (ThrowingCallable other : List.<ThrowingCallable>of(
                () -> project.downgrade("base"),
                () -> project.runner().downgradeSql(Target.BASE),
                () -> project.runner().upgradeSql(Target.HEAD))) {
            assertThatThrownBy(other)
                    .hasMessageStartingWith("Revision 2 broke off half-way, outside of a transaction.")
                    .hasMessageContaining("instead   upgrade 2, which goes on where it broke off;");
        }

        project.up("V2__indexes.sql", ONE + TWO);
        project.upgrade("2");
        isSettled();
    }

    @Test
    void whatDiedHalfWayIsToldUntilUpgradeHasGoneOnWithIt() {
        project.database()
                .execute("CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NEW; END $$;"
                        + " CREATE TRIGGER die BEFORE UPDATE ON migration_audit FOR EACH ROW"
                        + " WHEN (NEW.statements_done = 2) EXECUTE FUNCTION die()");
        RevisionRunner dying = new RevisionRunner(new OneConnection(project.database()), new RevisionFolder(folder));
        assertThatThrownBy(() -> dying.upgrade(Target.HEAD)).isInstanceOf(MigrationException.class);
        project.database().execute("DROP FUNCTION die CASCADE");
        assertThat(project.database().versions()).containsExactly("1");

        isHalf(State.HALF_APPLIED, "upgrade 2");
        assertThatThrownBy(() -> project.downgrade("base"))
                .hasMessageStartingWith("Revision 2 broke off half-way, outside of a transaction.");
        assertThat(project.database().versions()).containsExactly("1");

        project.upgrade("2");
        isSettled();
    }

    @Test
    void whatIsHalfTakenBackIsToldUntilDowngradeHasGoneOnWithIt() {
        project.upgrade("head");
        project.undo("U2__indexes.sql", BROKEN_BACK).table("3", "cursos");
        assertThatThrownBy(() -> project.downgrade("1")).isInstanceOf(MigrationException.class);

        isHalf(State.HALF_TAKEN_BACK, "downgrade 2-1");
        for (String way : List.of("upgrade", "upgrade --sql")) {
            assertThatThrownBy(() -> {
                        if (way.equals("upgrade")) {
                            project.upgrade("head");
                        } else {
                            project.runner().upgradeSql(Target.HEAD);
                        }
                    })
                    .as(way)
                    .isInstanceOf(MigrationException.class)
                    .hasMessageStartingWith("Revision 2 was taken back half-way, outside of a transaction.")
                    .hasMessageContaining("downgrade 2-1");
        }

        project.undo("U2__indexes.sql", BACK);
        project.downgrade("2-1");
        assertThat(states()).containsExactly(State.APPLIED, State.PENDING, State.PENDING);
        project.upgrade("head");
        isSettled();
    }

    @Test
    void aRoleThatMayNotReadTheAuditSeesTheRest() {
        project.upgrade("head");
        project.undo("U2__indexes.sql", BROKEN_BACK);
        assertThatThrownBy(() -> project.downgrade("1")).isInstanceOf(MigrationException.class);
        String role = "reader_" + project.database().name();
        project.database()
                .execute("CREATE ROLE " + role + " LOGIN PASSWORD 'reader';"
                        + " GRANT SELECT ON flyway_schema_history TO " + role);
        PGSimpleDataSource reader = new PGSimpleDataSource();
        reader.setUrl(TestServer.admin().withDatabase(project.database().name()).url());
        reader.setUser(role);
        reader.setPassword("reader");
        RevisionRunner runner = new RevisionRunner(reader, new RevisionFolder(folder), Optional.empty());

        assertThat(runner.history()).extracting(Entry::state).containsExactly(State.APPLIED, State.APPLIED);

        project.database().execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
    }

    private void isHalf(State state, String command) {
        Entry entry = project.runner().history().get(1);
        assertThat(entry.state()).isEqualTo(state);
        assertThat(entry.continuation()).contains(command);
    }

    private void isSettled() {
        assertThat(states()).containsOnly(State.APPLIED);
        assertThat(project.runner().history()).extracting(Entry::continuation).containsOnly(Optional.empty());
    }

    private List<State> states() {
        return project.runner().history().stream().map(Entry::state).toList();
    }
}
