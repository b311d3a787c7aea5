package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.migration.problem.MigrationException;
import dev.alambique.migration.revision.RevisionFolder;
import dev.alambique.migration.revision.Target;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that give up the lock that keeps others from changing the database. */
class LostLockTest {
    private static final String OUTSIDE = "executeInTransaction=false\n";
    private static final String HIDDEN =
            "CREATE FUNCTION hidden() RETURNS void LANGUAGE sql AS 'SELECT pg_advisory_unlock_all()';";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"DISCARD ALL", "SELECT pg_advisory_unlock_all()", "select pg_catalog.pg_advisory_unlock_all()"})
    void aScriptThatSaysSoIsRefusedBeforeAnythingRuns(String statement) {
        Project project = Project.in(folder)
                .table("1", "a")
                .table("2", "b")
                .up("V2__b.sql", "CREATE TABLE b ();\n" + statement + ";\n")
                .up("V2__b.sql.conf", OUTSIDE);

        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith(
                        "Script V2__b.sql gives up the lock that keeps others from changing this database.")
                .hasMessageContaining("line 2: " + statement)
                .hasMessageContaining("leave out DISCARD ALL and pg_advisory_unlock_all()");
        assertThat(project.database().tables()).isEmpty();

        project.up("V2__b.sql", "CREATE TABLE b ();").undo("U2__b.sql", "DROP TABLE b;\n" + statement + ";");
        project.upgrade("head");
        assertThatThrownBy(() -> project.downgrade("base"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Script U2__b.sql gives up the lock");
        assertThat(project.database().tables()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @EnumSource(TransactionMode.class)
    void aFunctionThatDoesSoTakesItsRevisionBack(TransactionMode mode) {
        Project project = Project.in(folder)
                .table("1", "a")
                .table("2", "b")
                .up("V2__b.sql", "CREATE TABLE b (); SELECT hidden();")
                .undo("U2__b.sql", "DROP TABLE b; SELECT hidden();");
        project.database().execute(HIDDEN);
        RevisionRunner runner = new RevisionRunner(
                project.database().dataSource(),
                new RevisionFolder(folder),
                Optional.empty(),
                RunSettings.DEFAULT.withTransaction(mode),
                event -> {});
        project.upgrade("1");

        assertThatThrownBy(() -> runner.upgrade(Target.HEAD))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith(
                        "Script V2__b.sql gave up the lock that keeps others from changing this database.")
                .hasMessageContaining("everything it did is rolled back")
                .hasMessageContaining("also in functions that it calls");
        assertThat(project.database().tables()).containsExactly("a");
        assertThat(project.database().versions()).containsExactly("1");

        project.up("V2__b.sql", "CREATE TABLE b ();");
        project.upgrade("head");
        assertThatThrownBy(() -> runner.downgrade(Target.BASE))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Script U2__b.sql gave up the lock")
                .hasMessageContaining("everything it did is rolled back");
        assertThat(project.database().tables()).containsExactly("a", "b");
        assertThat(project.database().versions()).containsExactly("1", "2");
        assertThat(project.database().query("SELECT direction, version, outcome FROM migration_audit ORDER BY id"))
                .containsExactly("upgrade|1|done", "upgrade|2|failed", "upgrade|2|done", "downgrade|2|failed");
    }

    @Test
    void outsideOfTransactionsTheSameCommandGoesOnBehindIt() {
        Project project = Project.in(folder)
                .up("V1__b.sql", "CREATE TABLE b (); SELECT hidden();")
                .up("V1__b.sql.conf", OUTSIDE)
                .undo("U1__b.sql", "DROP TABLE b; SELECT hidden();")
                .undo("U1__b.sql.conf", OUTSIDE)
                .table("2", "c");
        project.database().execute(HIDDEN);

        assertThatThrownBy(() -> project.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Script V1__b.sql gave up the lock")
                .hasMessageContaining("what it did stays; another process may have come in since");
        assertThat(project.database().tables()).containsExactly("b");
        project.upgrade("head");
        assertThat(project.database().tables()).containsExactly("b", "c");
        assertThat(project.database().versions()).containsExactly("1", "2");

        assertThatThrownBy(() -> project.downgrade("base"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Script U1__b.sql gave up the lock");
        assertThat(project.database().tables()).isEmpty();
        project.downgrade("base");
        assertThat(project.database().versions()).isEmpty();
    }

    @Test
    void aLockOfTheScriptsOwnIsNobodysBusiness() {
        Project project = Project.in(folder)
                .up("V1__a.sql", "SELECT pg_advisory_lock(7); CREATE TABLE a (); SELECT pg_advisory_unlock(7);")
                .up("V2__f.sql", HIDDEN)
                .up("V3__c.sql", "COMMENT ON TABLE a IS 'DISCARD ALL; SELECT pg_advisory_unlock_all()';");

        project.upgrade("head");

        assertThat(project.database().versions()).containsExactly("1", "2", "3");
    }
}
